import { compareTexts } from '@btaas/portfolio';
import type { Measurement, Period } from '@btaas/portfolio';
import type { MetricPlan } from '../metrics/built-in.js';
import { observedIn } from '../metrics/observed.js';
import { type Cell, observedIn as observedMonths, type Store } from '../metrics/store.js';
import { periodKey, type Timeline } from '../metrics/timeline.js';
import { periodsCovered } from './coverage.js';
import type { SourceContext } from './measure-source.js';
import type { SourceSpec } from './spec.js';

/** The element under which the values of a whole source are kept. */
export const WHOLE = '';

/** Whether a metric is stated of a whole source: declared ones are, others where a plan or a pool asks for it. */
export function statesWhole({ metric }: MetricPlan, { portfolio, asked }: SourceContext): boolean {
  return asked.get(metric)?.has(WHOLE) === true || portfolio.get('metric', metric) !== undefined;
}

/** Periods that the source covers or, where it does not say so, in which it has any row at all. */
export function coveredPeriods(store: Store, { covers }: SourceSpec, timeline: Timeline): readonly Period[] {
  const periods =
    covers === undefined
      ? [...store.cells()].flatMap(([element, { period }]) => (element === WHOLE ? [period] : []))
      : [...periodsCovered(covers, timeline)];
  return periods.sort((a, b) => compareTexts(periodKey(a), periodKey(b)));
}

function seen(cell: Cell, { covers }: SourceSpec): Pick<Measurement, 'observed'> {
  const observed = observedMonths(cell, covers);
  return observed === undefined ? {} : { observed };
}

/** Every metric of every element in every period that anything was aggregated for. */
export function* valuesOf(
  spec: SourceSpec,
  plans: readonly MetricPlan[],
  stores: { readonly store: Store; readonly byCurrency: ReadonlyMap<string | undefined, Store> },
  covered: readonly Period[],
  context: SourceContext,
): Generator<Measurement> {
  const known = new Set(covered.map(periodKey));
  const observed = new Map(observedIn(context.portfolio).map((each) => [each.id, each]));
  let at = 0;
  for (const plan of plans) {
    const from = at;
    at += plan.aggregates.length;
    const wanted = observed.get(plan.metric)?.element;
    const whole = statesWhole(plan, context);
    const measured = new Set<string>();
    const own = plan.isMoney === true ? stores.byCurrency : new Map([[undefined, stores.store]]);
    for (const [currency, store] of own) {
      for (const [element, cell] of store.cells()) {
        if ((element === WHOLE && !whole) || !known.has(periodKey(cell.period))) continue;
        if (wanted !== undefined && element !== wanted) continue;
        const value = plan.value(cell.values.slice(from, at), { element, currency });
        if (value === undefined) continue;
        measured.add(periodKey(cell.period));
        yield {
          ...{ element, metric: plan.metric, period: cell.period, ...value, source: spec.id, rows: cell.rows },
          // Where nothing happened, nothing was observed of the element, but of the source.
          ...seen(wanted === undefined ? cell : stores.store.cell(WHOLE, cell.period), spec),
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
        yield { ...about, ...value, ...seen(stores.store.cell(WHOLE, period), spec) };
      }
    }
  }
}
