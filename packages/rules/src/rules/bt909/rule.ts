import {
  type ElementOf,
  isUnknown,
  metricLabel,
  nameOf,
  type Place,
  printPeriod,
  type PlanScore,
  valuePlace,
} from '@btaas/portfolio';
import { rule, type RuleContext, type RuleFinding } from '../../rule.js';
import { writtenName } from '../../written-name.js';

/** Something that a plan or a pool is paid by, and where it says so. */
interface Wanted {
  readonly name: string;
  readonly at: Place;
  readonly metric: string;
  readonly element: string;
}

export default rule({
  id: 'BT909',
  level: 'error',
  title: 'Evidence missing or outside of the period',
  reportedBy: 'evidence',
  *checkAll(context) {
    const { figures } = context;
    for (const score of figures.rewards.plans) {
      yield* missingFor(score.plan, wantedBy(score), score.period.to, context);
      yield* incompleteIn(score, context);
    }
    for (const { pool, funding, period } of figures.rewards.pools) {
      if (funding === undefined || period === undefined || !isUnknown(funding.evidence.value)) continue;
      const { metric, element } = funding.evidence;
      const at = valuePlace(pool, pool.values.funding!);
      yield* missingFor(pool, [{ name: named(metric, element, pool), at, metric, element }], period.to, context);
    }
  },
});

function wantedBy({ plan, components, modifiers, gates }: PlanScore): readonly Wanted[] {
  const curves = [
    ...components.map((each) => ({ ...each, declared: each.component })),
    ...modifiers.map((each) => ({ ...each, declared: each.modifier })),
  ].flatMap(({ evidence: { metric, element, value }, curve, pays, declared }) => {
    // A curve that cannot be read has a finding of its own.
    if (!isUnknown(pays) || curve === undefined) return [];
    const name = `${named(metric, element, plan)}${isUnknown(value) ? '' : ' in the unit of its curve'}`;
    return [{ name, at: valuePlace(plan, declared), metric, element }];
  });
  const judged = gates.flatMap(({ gate, evidence, holds }) => {
    const absent = evidence.filter(({ value }) => isUnknown(value));
    // A gate that can be judged without it misses nothing.
    if (absent.length === 0 || !isUnknown(holds)) return [];
    const { metric, element } = absent[0]!;
    return [{ name: `what gate "${gate.value.label?.value}" asks`, at: valuePlace(plan, gate), metric, element }];
  });
  return [...curves, ...judged];
}

/** One finding for a plan or a pool, at the first place where evidence is missing. */
function* missingFor(
  of: ElementOf<'plan'> | ElementOf<'pool'>,
  wanted: readonly Wanted[],
  until: string | undefined,
  { figures, portfolio }: RuleContext,
): Iterable<RuleFinding> {
  // A name that stands for nothing has a finding of its own.
  const isNamed = ({ metric, at }: Wanted) => metric !== '' && !portfolio.unresolved.some((name) => lies(name, at));
  const [first, ...others] = wanted.filter(isNamed);
  if (first === undefined) return;
  const over = until !== undefined && figures.asOf > until;
  const series = figures.measurements.series(first.metric, first.element);
  const elsewhere = series.some(({ period }) => period.to === until) ? undefined : series.at(-1);
  const hint =
    elsewhere === undefined
      ? ''
      : ` (${first.name} is measured for ${printPeriod(elsewhere.period)}, which is another period)`;
  const names = [...new Set([first, ...others].map(({ name }) => name))].join(', ');
  const state = over ? 'its period is over' : 'its period is not over yet';
  yield {
    ...(over ? {} : { level: 'information' as const }),
    lacksInput: true,
    message: `${of.name} is paid on evidence that is missing: ${names}${hint}; ${state}, and payouts that need it are held. Add the data, and run "btaas evidence"`,
    at: first.at,
    element: of.id,
    related: [
      ...others.map(({ name, at }) => ({ message: `${name} is missing, too`, at })),
      { message: `${of.name} is declared here`, at: nameOf(of) },
    ],
  };
}

const lies = (name: Place, within: Place) =>
  name.document === within.document && within.start <= name.start && name.end <= within.end;

/** Once the period is over, data has to reach from its first month to its last. */
function* incompleteIn(
  { plan, period, incomplete }: PlanScore,
  { figures, portfolio }: RuleContext,
): Iterable<RuleFinding> {
  const [first] = incomplete;
  const observed = first?.measurement?.observed;
  if (first === undefined || observed === undefined || period.to === undefined || figures.asOf <= period.to) return;
  const source = portfolio.get('source', first.measurement!.source);
  const mayBeQuiet = source?.values.format?.value === 'incidents' && source.values.covers === undefined;
  const hint = mayBeQuiet ? ` (or say which days ${source.name} "covers", if nothing happened in the others)` : '';
  yield {
    message: `${plan.name} is paid on evidence that does not cover its period: ${metricLabel(first.metric, writtenName(first.element, plan))} is observed ${printPeriod(observed)} only, of ${printPeriod(period)}; payouts stay provisional. Add the data${hint}, and run "btaas evidence"`,
    at: nameOf(plan),
    element: plan.id,
  };
}

function named(metric: string, element: string, from: ElementOf<'plan'> | ElementOf<'pool'>): string {
  const name = writtenName(metric, from);
  return element === '' ? name : `${name} of ${writtenName(element, from)}`;
}
