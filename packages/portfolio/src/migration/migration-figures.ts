import { compareTexts } from '../model/order.js';
import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { labelOf, nameOf } from '../model/index.js';
import { later } from '../relations/lookup.js';
import { allKnown, date, type Known, mapKnown, type Period, unknown, unknownFrom } from '../values/index.js';
import { lastDayOf } from './managed.js';
import { type ManagedMonth, managedShare } from './managed-share.js';
import { daysOfMonth, type Month, monthOf, monthsBetween } from './months.js';
import { type MigrationPlan, migrationPlan } from './plan.js';

/** The way from infrastructure support to managed services. */
export interface MigrationFigures {
  /** By qualified name. */
  readonly all: readonly MigrationPlan[];
  of(migration: string): MigrationPlan | undefined;
  /** By month: from the start of the portfolio's period until it, the last wave and the last asset have ended; ten years at most. */
  readonly managed: readonly ManagedMonth[];
  /** What all dual runs cost in a month, exact; only months with one. */
  readonly dualRunByMonth: Known<ReadonlyMap<Month, Rational>>;
  /** The month in which the last unmanaged asset retires; unknown while one has no end. */
  readonly lastUnmanaged: Figure<Period>;
}

const MOST_MONTHS = 120;

export function migrationFigures(figures: Figures): MigrationFigures {
  const { portfolio, asOf } = figures;
  const all = later(() => portfolio.all('migration').map((migration) => migrationPlan(figures, migration)));
  const byId = later(() => new Map(all().map((plan) => [plan.migration.id, plan])));
  const assetEnds = later(() => portfolio.all('asset').map((asset) => ({ asset, end: lastDayOf(figures, asset) })));
  const lastMonth = later((): Known<Period> => {
    const endless = assetEnds().filter(({ end }) => end === undefined);
    if (endless.length > 0) return unknownFrom(endless.map(({ asset }) => `the retirement of ${labelOf(asset)}`));
    const last = latest(assetEnds().map(({ end }) => end));
    return last === undefined ? unknown('an asset') : daysOfMonth(monthOf(last));
  });
  const managed = later(() => {
    const period = portfolio.settings?.values.period?.value;
    const first = monthOf(period?.from ?? asOf);
    const last = latest([period?.to ?? asOf, ...all().map(({ to }) => to), ...assetEnds().map(({ end }) => end)]);
    return managedShare(figures, monthsBetween(first, monthOf(last ?? asOf), MOST_MONTHS));
  });
  return {
    get all() {
      return all();
    },
    of: (migration) => byId().get(migration),
    get managed() {
      return managed();
    },
    get dualRunByMonth() {
      return mapKnown(allKnown(all().map((plan) => plan.dualRunByMonth)), sumByMonth);
    },
    get lastUnmanaged() {
      const value = lastMonth();
      return {
        value,
        explain: () => ({
          label: 'the month in which the last unmanaged asset retires',
          value,
          formula: 'the latest of the days on which assets retire, or their last wave ends',
          inputs: assetEnds().map(({ asset, end }) => ({
            label: labelOf(asset),
            value: end === undefined ? unknown(`the retirement of ${labelOf(asset)}`) : date(end),
            place: nameOf(asset),
          })),
        }),
      };
    },
  };
}

function latest(days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .reduce<string | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined);
}

function sumByMonth(plans: readonly ReadonlyMap<Month, Rational>[]): ReadonlyMap<Month, Rational> {
  const months = new Map<Month, Rational>();
  for (const plan of plans) {
    for (const [month, amount] of plan) months.set(month, (months.get(month) ?? Rational.ZERO).plus(amount));
  }
  return new Map([...months].sort(([a], [b]) => compareTexts(a, b)));
}
