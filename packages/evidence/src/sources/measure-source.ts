import { type EvidenceTotal, type Measurement, type Portfolio, printPeriod, type Rational } from '@btaas/portfolio';
import type { Engine } from '../engine/duckdb.js';
import type { Aggregate } from '../expressions/aggregates.js';
import { builtInPlans, type MetricPlan } from '../metrics/built-in.js';
import { customPlan } from '../metrics/custom.js';
import { incidentMeasurements } from '../metrics/incidents.js';
import { observedIn, observedPlan } from '../metrics/observed.js';
import { observedIn as observedMonths, Store } from '../metrics/store.js';
import type { Timeline } from '../metrics/timeline.js';
import { SourceProblem } from '../finding.js';
import { type CopiedRows, copiedRows } from './copies.js';
import { refuseCoverage } from './coverage.js';
import { MoneyLedger } from './money-totals.js';
import type { NameIndex } from './names.js';
import { Matcher, type Unmatched } from './matcher.js';
import { type Group, passOver, type WholeGroup, wholesOf } from './pass.js';
import { type RejectedRow, rejectedRows } from './rejected.js';
import type { Relation } from './relation.js';
import { type TypedRows, typedRows } from './rows.js';
import type { SourceSpec } from './spec.js';
import { coveredPeriods, statesWhole, valuesOf, WHOLE } from './values.js';

/** What one source says, and what became of each of its rows. */
export interface MeasuredSource {
  readonly values: readonly Measurement[];
  /** Rows that were read, by file. */
  readonly rows: ReadonlyMap<string, number>;
  readonly rejected: readonly RejectedRow[];
  /** How many rows were rejected, by file. */
  readonly rejectedRows: ReadonlyMap<string, number>;
  /** Rows that `where` leaves out. */
  readonly leftOut: number;
  /** Names that no element has, with their rows, the most frequent first. */
  readonly unmatched: readonly Unmatched[];
  readonly totals: readonly EvidenceTotal[];
  readonly copies: CopiedRows | undefined;
  /** Metrics that cannot be measured from it, and why. */
  readonly problems: readonly string[];
  /** Why nothing that was measured from it counts. */
  readonly refused?: string | undefined;
}
export interface SourceContext {
  readonly portfolio: Portfolio;
  readonly names: NameIndex;
  readonly engine: Engine;
  readonly timeline: Timeline;
  readonly today: string | undefined;
  /** Elements that a plan asks a metric of, by metric: they are measured also where they have no row. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
}

export async function measureSource(
  spec: SourceSpec,
  relation: Relation,
  context: SourceContext,
): Promise<MeasuredSource> {
  const { portfolio, engine, timeline } = context;
  if (spec.covers !== undefined) refuseCoverage(spec.covers, context.today);
  const typed = typedRows(spec, relation);
  const problems: string[] = [];
  const plans = plansOf(spec, typed, portfolio, problems);
  const aggregates: Aggregate[] = plans.flatMap((plan) => plan.aggregates);
  const places = { together: placesOf(aggregates, false), apart: placesOf(aggregates, true) };
  const { groups, wholes } = await passOver(typed, aggregates, timeline, engine);
  const ledger = new MoneyLedger(plans, aggregates);
  const merges = aggregates.map(({ merge }) => merge);
  const store = new Store(merges, timeline);
  // Money is kept apart by currency; everything else does not depend on it.
  const byCurrency = new Map<string | undefined, Store>();
  const storeOf = (currency: string | undefined) => {
    const known = byCurrency.get(currency) ?? new Store(merges, timeline);
    byCurrency.set(currency, known);
    return known;
  };
  const hasMoney = plans.some(({ isMoney }) => isMoney === true);
  const matcher = new Matcher(typed.subjects, context.names, spec);
  let leftOut = 0;
  for (const group of groups) {
    if (group.verdict === -1) leftOut += group.rows;
    if (group.verdict !== undefined && group.verdict !== -1) ledger.add(group, 'rejected');
    if (group.verdict !== undefined || group.month === undefined) continue;
    const elements = matcher.match(group);
    ledger.add(
      group,
      elements.some((id) => portfolio.get('service', id) !== undefined) || !matcher.hasServices
        ? 'allocated'
        : 'unallocated',
    );
    const values = spread(group.values, places.together, aggregates.length);
    for (const element of [WHOLE, ...elements]) {
      store.addStretch(element, group.month, group.cut, group.rows, values);
      if (hasMoney) storeOf(group.currency).addStretch(element, group.month, group.cut, group.rows, values);
    }
  }
  const quiet = new Matcher(typed.subjects, context.names, spec);
  const keep = (element: string, { period, month, values }: WholeGroup) => {
    const days = period ?? month;
    if (days !== undefined) store.addWhole(element, days, places.apart, values);
  };
  for (const whole of wholes) for (const element of quiet.match(whole)) keep(element, whole);
  // What two names stand for, and the source as a whole, cannot be put together from parts: it is asked for by itself.
  if (places.apart.length > 0) {
    for (const [element, tuples] of namesOf(groups, quiet)) {
      const needed =
        element === WHOLE ? plans.some((plan) => isApart(plan) && statesWhole(plan, context)) : tuples.length > 1;
      if (!needed) continue;
      const rows = element === WHOLE ? undefined : tuples;
      for (const whole of await wholesOf(typed, aggregates, timeline, engine, rows)) keep(element, whole);
    }
  }
  if (typed.pushed !== undefined) {
    const counted = [...(relation.counted?.values() ?? [])].reduce((sum, rows) => sum + rows, 0);
    leftOut = counted - groups.reduce((sum, { rows }) => sum + rows, 0);
  }
  const covered = coveredPeriods(store, spec, timeline);
  const values = [...valuesOf(spec, plans, { store, byCurrency }, covered, context)];
  if (spec.format === 'incidents') {
    const asked = context.asked.get('availability') ?? new Set<string>();
    values.push(
      ...(await incidentMeasurements(spec, typed, covered, asked, {
        ...context,
        observed: (period) => observedMonths(store.cell(WHOLE, period), spec.covers),
      })),
    );
  }
  const refused = outsideProblem(spec, typed, groups);
  const rejected = await rejectedRows(typed, relation, groups, engine);
  const copies = await copiedRows(relation, engine);
  return {
    values,
    ...rejected,
    leftOut,
    unmatched: matcher.unmatched(),
    totals: ledger.totals(),
    copies,
    problems,
    refused,
  };
}

/** Either the rows or the declared days are wrong: nothing is known of what really happened on these days. */
function outsideProblem({ id, covers }: SourceSpec, typed: TypedRows, groups: readonly Group[]): string | undefined {
  if (covers === undefined || typed.outside === undefined) return undefined;
  const verdict = typed.checks.indexOf(typed.outside) + 1;
  const rows = groups.reduce((sum, each) => sum + (each.verdict === verdict ? each.rows : 0), 0);
  if (rows === 0) return undefined;
  const lie = rows === 1 ? '1 row lies' : `${rows} rows lie`;
  return `${lie} outside of ${printPeriod(covers)}, which ${id} covers; mend "covers", or leave them out with "where"`;
}

function plansOf(spec: SourceSpec, typed: TypedRows, portfolio: Portfolio, problems: string[]): readonly MetricPlan[] {
  // A metric that cannot be measured leaves the others alone.
  const attempt = (id: string, make: () => MetricPlan): readonly MetricPlan[] => {
    try {
      return [make()];
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      problems.push(`${id} is not measured: ${error.message}`);
      return [];
    }
  };
  const declared = portfolio.all('metric').filter(({ values }) => values.from?.value.to === spec.id);
  const observed = spec.format === 'incidents' ? observedIn(portfolio) : [];
  return [
    ...builtInPlans(typed, portfolio),
    ...declared.flatMap((metric) => attempt(metric.id, () => customPlan(metric, typed))),
    ...observed.flatMap((each) => attempt(each.id, () => observedPlan(each, typed))),
  ];
}

function isApart({ aggregates }: MetricPlan): boolean {
  return aggregates.some(({ merge }) => merge === 'apart');
}

/** By element, the names that its rows go by; those of the whole source under its own. */
function namesOf(groups: readonly Group[], matcher: Matcher): ReadonlyMap<string, readonly Group['subjects'][]> {
  const found = new Map<string, Map<string, Group['subjects']>>([[WHOLE, new Map()]]);
  for (const group of groups) {
    if (group.verdict !== undefined) continue;
    for (const element of matcher.match(group)) {
      const tuples = found.get(element) ?? new Map<string, Group['subjects']>();
      found.set(element, tuples.set(JSON.stringify(group.subjects), group.subjects));
    }
  }
  return new Map([...found].map(([element, tuples]) => [element, [...tuples.values()]]));
}

function placesOf(aggregates: readonly Aggregate[], apart: boolean): readonly number[] {
  return aggregates.flatMap(({ merge }, i) => ((merge === 'apart') === apart ? [i] : []));
}

function spread(values: Group['values'], places: readonly number[], length: number): Group['values'] {
  const all: (Rational | undefined)[] = Array.from({ length }, () => undefined);
  for (const [i, value] of values.entries()) all[places[i]!] = value;
  return all;
}
