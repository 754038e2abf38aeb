import type { EvidenceTotal, Measurement, Period, Portfolio, Rational } from '@btaas/portfolio';
import type { Engine } from '../engine/duckdb.js';
import type { Aggregate } from '../expressions/aggregates.js';
import { builtInPlans, type MetricPlan } from '../metrics/built-in.js';
import { customPlan } from '../metrics/custom.js';
import { incidentMeasurements } from '../metrics/incidents.js';
import { observedIn, observedPlan } from '../metrics/observed.js';
import { type Cell, observedIn as observedMonths, Store } from '../metrics/store.js';
import { periodKey, type Timeline } from '../metrics/timeline.js';
import { SourceProblem } from '../finding.js';
import { type CopiedRows, copiedRows } from './copies.js';
import { MoneyLedger } from './money-totals.js';
import type { NameIndex } from './names.js';
import { type Group, passOver } from './pass.js';
import { type RejectedRow, rejectedRows } from './rejected.js';
import type { Relation } from './relation.js';
import { type TypedRows, typedRows } from './rows.js';
import type { SourceSpec, Subject } from './spec.js';

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
}
export interface Unmatched {
  readonly subject: Subject;
  /** Empty for rows without a name. */
  readonly name: string;
  readonly rows: number;
}
export interface SourceContext {
  readonly portfolio: Portfolio;
  readonly names: NameIndex;
  readonly engine: Engine;
  readonly timeline: Timeline;
  /** Elements that a plan asks a metric of, by metric: they are measured also where they have no row. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The element under which the values of a whole source are kept. */
const WHOLE = '';

export async function measureSource(
  spec: SourceSpec,
  relation: Relation,
  context: SourceContext,
): Promise<MeasuredSource> {
  const { portfolio, engine, timeline } = context;
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
  for (const whole of wholes) {
    const period = whole.period ?? whole.month;
    if (period === undefined) continue;
    for (const element of quiet.match(whole)) {
      store.addWhole(element, period, places.apart, whole.values);
    }
  }
  if (typed.pushed !== undefined) {
    const counted = [...(relation.counted?.values() ?? [])].reduce((sum, rows) => sum + rows, 0);
    leftOut = counted - groups.reduce((sum, { rows }) => sum + rows, 0);
  }
  const covered = coveredPeriods(store);
  const values = [...valuesOf(spec, plans, { store, byCurrency }, covered, context)];
  if (spec.format === 'incidents') {
    const asked = context.asked.get('availability') ?? new Set<string>();
    values.push(
      ...(await incidentMeasurements(spec, typed, covered, asked, {
        ...context,
        observed: (period) => observedMonths(store.cell(WHOLE, period)),
      })),
    );
  }
  const rejected = await rejectedRows(typed, relation, groups, engine);
  const copies = await copiedRows(relation, engine);
  return { values, ...rejected, leftOut, unmatched: matcher.unmatched(), totals: ledger.totals(), copies, problems };
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

function placesOf(aggregates: readonly Aggregate[], apart: boolean): readonly number[] {
  return aggregates.flatMap(({ merge }, i) => ((merge === 'apart') === apart ? [i] : []));
}

function spread(values: Group['values'], places: readonly number[], length: number): Group['values'] {
  const all: (Rational | undefined)[] = Array.from({ length }, () => undefined);
  for (const [i, value] of values.entries()) all[places[i]!] = value;
  return all;
}

/** Finds what rows are about, and remembers the names that stand for nothing. */
class Matcher {
  readonly hasServices: boolean;
  readonly #told: ReadonlySet<Subject>;
  readonly #unknown = new Map<string, Unmatched>();

  constructor(
    private readonly subjects: TypedRows['subjects'],
    private readonly names: NameIndex,
    spec: SourceSpec,
  ) {
    // Who sent a bill is of interest only if the portfolio knows it, or the text asks for it.
    this.#told = new Set(
      subjects.map((each) => each.subject).filter((each) => each !== 'provider' || spec.declared.has(each)),
    );
    this.hasServices = subjects.some(({ subject }) => subject === 'service');
  }

  match({ subjects: named, rows }: Pick<Group, 'subjects' | 'rows'>): readonly string[] {
    const found = new Map<Subject, string>();
    const first = new Map<Subject, string>();
    for (const [i, { subject }] of this.subjects.entries()) {
      const name = named[i] ?? '';
      if (name !== '' && !first.has(subject)) first.set(subject, name);
      const id = found.has(subject) || name === '' ? undefined : this.names.find(subject, name);
      if (id !== undefined) found.set(subject, id);
    }
    for (const subject of this.#told) {
      if (!found.has(subject)) this.#note(subject, first.get(subject) ?? '', rows);
    }
    return [...found.values()];
  }

  #note(subject: Subject, name: string, rows: number): void {
    const key = `${subject} ${name}`;
    const known = this.#unknown.get(key)?.rows ?? 0;
    this.#unknown.set(key, { subject, name, rows: known + rows });
  }

  unmatched(): readonly Unmatched[] {
    return [...this.#unknown.values()].sort(
      (a, b) => b.rows - a.rows || (a.subject + a.name < b.subject + b.name ? -1 : 1),
    );
  }
}

/** Periods in which the source has any row at all. */
function coveredPeriods(store: Store): readonly Period[] {
  const periods = [...store.cells()].flatMap(([element, { period }]) => (element === WHOLE ? [period] : []));
  return periods.sort((a, b) => (periodKey(a) < periodKey(b) ? -1 : 1));
}

function seen(cell: Cell): Pick<Measurement, 'observed'> {
  const observed = observedMonths(cell);
  return observed === undefined ? {} : { observed };
}

function* valuesOf(
  spec: SourceSpec,
  plans: readonly MetricPlan[],
  stores: { readonly store: Store; readonly byCurrency: ReadonlyMap<string | undefined, Store> },
  covered: readonly Period[],
  { portfolio, asked }: SourceContext,
): Generator<Measurement> {
  const observed = new Map(observedIn(portfolio).map((each) => [each.id, each]));
  let at = 0;
  for (const plan of plans) {
    const from = at;
    at += plan.aggregates.length;
    const wanted = observed.get(plan.metric)?.element;
    const custom = asked.get(plan.metric)?.has(WHOLE) === true || portfolio.get('metric', plan.metric) !== undefined;
    const measured = new Set<string>();
    const own = plan.isMoney === true ? stores.byCurrency : new Map([[undefined, stores.store]]);
    for (const [currency, store] of own) {
      for (const [element, cell] of store.cells()) {
        if (element === WHOLE && !custom) continue;
        if (wanted !== undefined && element !== wanted) continue;
        const value = plan.value(cell.values.slice(from, at), { element, currency });
        if (value === undefined) continue;
        measured.add(periodKey(cell.period));
        yield {
          ...{ element, metric: plan.metric, period: cell.period, ...value, source: spec.id, rows: cell.rows },
          // Where nothing happened, nothing was observed of the element, but of the source.
          ...seen(wanted === undefined ? cell : stores.store.cell(WHOLE, cell.period)),
        };
      }
    }
    if (wanted === undefined) continue;
    // No incident is a count of zero, in periods that the source says anything about.
    for (const period of covered.filter((each) => !measured.has(periodKey(each)))) {
      const value = plan.value(
        plan.aggregates.map(() => undefined),
        { element: wanted, currency: undefined },
      );
      if (value !== undefined) {
        const about = { element: wanted, metric: plan.metric, period, source: spec.id, rows: 0 };
        yield { ...about, ...value, ...seen(stores.store.cell(WHOLE, period)) };
      }
    }
  }
}
