import {
  type EvaluationEnvironment,
  evaluate,
  type ExpressionValue,
  type MetricOfExpression,
} from '../expressions/index.js';
import { ModelValues } from '../expressions/environment/index.js';
import type { Figures } from '../figures/index.js';
import type { ElementOf } from '../model/index.js';
import type { Sourced } from '../schema/types.js';
import { isUnknown, type Known, type Period, unknown } from '../values/index.js';
import { type Aggregate, aggregatesIn, namedAggregates } from './aggregates.js';
import { assumptionKey, type Assumptions, type Evidence, evidenceFor } from './evidence.js';

type Plan = ElementOf<'plan'>;
type Gate = Plan['values']['gate'][number]['value'];

export interface JudgedGate {
  readonly gate: Sourced<Gate>;
  /** Whether the condition holds, or what is missing to tell. */
  readonly holds: Known<{ readonly type: 'boolean'; readonly value: boolean }>;
  /** Whether its consequence comes in: the condition does not hold, or is not proven where missing evidence counts as nothing. */
  readonly applies: boolean;
  readonly evidence: readonly Evidence[];
}

/** Judges a gate by what was measured in the period of the plan. */
export function judgeGate(
  gate: Sourced<Gate>,
  plan: Plan,
  figures: Figures,
  assumptions: Assumptions,
  missing: 'hold' | 'zero' | 'redistribute',
): JudgedGate {
  const evidence: Evidence[] = [];
  const judged = conditionOf(gate.value, plan, figures, assumptions, evidence);
  const unproven = isUnknown(judged) && missing === 'zero';
  const holds = unproven ? { type: 'boolean' as const, value: false } : judged;
  return { gate, holds, applies: !isUnknown(holds) && !holds.value, evidence };
}

function conditionOf(
  gate: Gate,
  plan: Plan,
  figures: Figures,
  assumptions: Assumptions,
  used: Evidence[],
): JudgedGate['holds'] {
  const label = gate.label?.value ?? '';
  const period = plan.values.period?.value;
  if (gate.when === undefined || period === undefined) return unknown(`condition of gate "${label}" of ${plan.id}`);
  const read = (metric: string, element: string) => {
    const found = evidenceFor(figures.measurements, assumptions, metric, element, period);
    used.push(found);
    return found.value;
  };
  const aggregates = new Map(aggregatesIn(gate.when.value, plan.id, label).map((each) => [each.id, each]));
  const environment = planEnvironment(figures, plan, read, (name) => {
    const aggregate = aggregates.get(name);
    if (aggregate === undefined) return undefined;
    const assumed = assumedCount(aggregate, assumptions, period);
    if (assumed === undefined) return read(aggregate.id, aggregate.element);
    used.push(assumed);
    return assumed.value;
  });
  const result = evaluate(namedAggregates(gate.when.value, plan.id, label), environment);
  if (result.type === 'boolean' || result.type === 'unknown') return result;
  const reason = result.type === 'error' ? result.message : 'its condition is neither true nor false';
  return unknown(`gate "${label}" of ${plan.id} (${reason})`);
}

/** `incidents of Checkout = 0` is an assumption about every count of them. */
function assumedCount(
  { call, metric, element }: Aggregate,
  assumptions: Assumptions,
  period: Period,
): Evidence | undefined {
  const assumed = assumptions.get(assumptionKey(metric, element));
  if (assumed === undefined || call.function !== 'count') return undefined;
  return { metric, element, period, value: assumed, assumed: true };
}

/** The model as other expressions see it, with what was measured in the period of the plan. */
function planEnvironment(
  figures: Figures,
  plan: Plan,
  read: (metric: string, element: MetricOfExpression['element']) => ExpressionValue,
  lookup: (name: string) => ExpressionValue | undefined,
): EvaluationEnvironment {
  const model = new ModelValues(figures, plan);
  return {
    ...(model.currency === undefined ? {} : { currency: model.currency }),
    lookup: (name) => lookup(name) ?? model.lookup(name),
    memberOf: (value, member) => model.memberOf(value, member),
    metric: read,
  };
}
