import { byId } from '../model/order.js';
import type { ElementOf } from '../model/index.js';
import {
  type CallExpression,
  type Expression,
  type MetricOfExpression,
  printExpression,
} from '../expressions/index.js';

/**
 * A part of a gate's condition that goes through observations one by one, such as
 * `count(incidents of Checkout where severity = P1)`. It is an anonymous metric: it is measured from the source's rows
 * together with the named ones, kept in the evidence lock under its id, and read from there when the plan is computed.
 */
export interface Aggregate {
  /**
   * `<plan> gate "<label>": <expression>`. The expression is part of the id, so that a value that was measured for
   * another condition is never taken for this one.
   */
  readonly id: string;
  readonly call: CallExpression;
  /** The metric of rows that it goes through, and the element of them. */
  readonly metric: string;
  readonly element: string;
}

/** The metrics that are observations rather than one value. */
const OBSERVED = new Set(['incidents']);

/** The anonymous metrics of a plan's gates, each once, by id. */
export function aggregatesOf(plan: ElementOf<'plan'>): readonly Aggregate[] {
  const found = new Map<string, Aggregate>();
  for (const { value: gate } of plan.values.gate) {
    if (gate.when === undefined) continue;
    const label = gate.label?.value ?? '';
    for (const aggregate of aggregatesIn(gate.when.value, plan.id, label)) found.set(aggregate.id, aggregate);
  }
  return [...found.values()].sort(byId);
}

export function aggregatesIn(condition: Expression, plan: string, label: string): readonly Aggregate[] {
  const found: Aggregate[] = [];
  withAggregates(condition, (call, rows) => {
    found.push({ id: aggregateId(plan, label, call), call, metric: rows.metric, element: rows.element });
    return call;
  });
  return found;
}

function aggregateId(plan: string, label: string, call: CallExpression): string {
  return `${plan} gate ${JSON.stringify(label)}: ${printExpression(call)}`;
}

/** The condition with each anonymous metric replaced by a name, which the environment then knows the value of. */
export function namedAggregates(condition: Expression, plan: string, label: string): Expression {
  return withAggregates(condition, (call) => ({
    type: 'name',
    name: aggregateId(plan, label, call),
    start: call.start,
    end: call.end,
  }));
}

type Replace = (call: CallExpression, rows: MetricOfExpression) => Expression;

function withAggregates(e: Expression, replace: Replace): Expression {
  switch (e.type) {
    case 'call': {
      const rows = e.arguments.map(({ value }) => observedIn(value)).find((each) => each !== undefined);
      if (rows !== undefined) return replace(e, rows);
      const args = e.arguments.map(({ value, where }) => ({
        value: withAggregates(value, replace),
        where: where && withAggregates(where, replace),
      }));
      return { ...e, arguments: args };
    }
    case 'unary':
      return { ...e, operand: withAggregates(e.operand, replace) };
    case 'binary':
      return { ...e, left: withAggregates(e.left, replace), right: withAggregates(e.right, replace) };
    case 'conditional':
      return {
        ...e,
        condition: withAggregates(e.condition, replace),
        // biome-ignore lint/suspicious/noThenProperty: the tree's own name for the branch.
        then: withAggregates(e.then, replace),
        otherwise: withAggregates(e.otherwise, replace),
      };
    default:
      return e;
  }
}

/** `incidents of X`, or a member of it, as the argument of an aggregate. */
function observedIn(e: Expression): MetricOfExpression | undefined {
  if (e.type === 'member') return observedIn(e.receiver);
  return e.type === 'metricOf' && OBSERVED.has(e.metric) ? e : undefined;
}
