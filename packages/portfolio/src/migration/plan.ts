import { compareTexts } from '../model/order.js';
import { Rational } from '../exact/index.js';
import { declaredInput } from '../figures/declared-input.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { labelOf } from '../model/index.js';
import {
  allKnown,
  asMoney,
  daysIn,
  type Known,
  mapKnown,
  type Money,
  money,
  roundMoney,
  unknown,
} from '../values/index.js';
import { type DualRun, dualRunOf } from './dual-run.js';
import { type Month, monthOf, monthsBetween, shareOfMonth } from './months.js';
import { type Migration, type OrderedWave, orderedWaves } from './waves.js';

/** A migration in the order of its waves, with what it costs, in the portfolio's currency. */
export interface MigrationPlan {
  readonly migration: Migration;
  readonly waves: readonly OrderedWave[];
  /** The first and the last day of its waves; `undefined` where one has none. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** What the waves cost, without their dual runs; a wave that states no cost makes it unknown. */
  readonly waveCost: Figure<Money>;
  /** What running old and new side by side costs, all in all. */
  readonly dualRunCost: Figure<Money>;
  /** The same by month, in proportion to the days of the month, exact. Only months with a dual run. */
  readonly dualRunByMonth: Known<ReadonlyMap<Month, Rational>>;
}

/** Ten years: a dual run that takes longer is a mistake, and has its end shown there. */
const MOST_MONTHS = 120;

export function migrationPlan(figures: Figures, migration: Migration): MigrationPlan {
  const { own } = figures.currencies;
  const waves = orderedWaves(migration);
  const ranges = waves.map(({ wave }) => wave.value.range?.value);
  const starts = ranges.map((range) => range?.from);
  const ends = ranges.map((range) => range?.to);
  const stated = (amount: Known<Rational>) => mapKnown(amount, (known) => roundMoney(money(known, own), 'halfUp', own));
  const waveCost = stated(mapKnown(allKnown(waves.map((each) => costOfWave(figures, each))), Rational.sum));
  const byMonth = mapKnown(
    allKnown(waves.map(({ wave }) => dualRunOf(figures, wave)).filter((run) => run !== undefined)),
    monthly,
  );
  const dualRun = stated(mapKnown(byMonth, (months) => Rational.sum(months.values())));
  const label = labelOf(migration);
  return {
    migration,
    waves,
    from: starts.includes(undefined) ? undefined : (starts as string[]).toSorted()[0],
    to: ends.includes(undefined) ? undefined : (ends as string[]).toSorted().at(-1),
    waveCost: {
      value: waveCost,
      explain: () => ({
        label: `cost of the waves of ${label}`,
        value: waveCost,
        formula: 'Σ cost of its waves',
        inputs: waves.flatMap(({ wave }) =>
          declaredInput(`cost of ${wave.value.name.value}`, migration, wave.value.cost),
        ),
      }),
    },
    dualRunCost: {
      value: dualRun,
      explain: () => ({
        label: `cost of the dual runs of ${label}`,
        value: dualRun,
        formula: 'Σ cost a month · months, from the first day of each wave',
        inputs: waves.flatMap(({ wave: { value } }) => [
          ...declaredInput(`dual run of ${value.name.value}`, migration, value.dualRun?.value.duration),
          ...declaredInput(`cost of the dual run of ${value.name.value}`, migration, value.dualRun?.value.at),
        ]),
        notes: ['parts of a month count by days'],
      }),
    },
    dualRunByMonth: byMonth,
  };
}

function costOfWave({ portfolio, currencies }: Figures, { wave: { value } }: OrderedWave): Known<Rational> {
  const amount = value.cost && asMoney(value.cost.value);
  if (amount === undefined) return unknown(`the cost of ${value.name.value}`);
  const day = value.range?.value.from ?? portfolio.settings?.values.period?.value.from;
  return mapKnown(currencies.convert(amount, day), (converted) => converted.amount);
}

function monthly(runs: readonly DualRun[]): ReadonlyMap<Month, Rational> {
  const months = new Map<Month, Rational>();
  for (const { days, perMonth } of runs) {
    if (days.from === undefined || days.to === undefined || daysIn(days) === 0) continue;
    for (const month of monthsBetween(monthOf(days.from), monthOf(days.to), MOST_MONTHS)) {
      months.set(month, (months.get(month) ?? Rational.ZERO).plus(shareOfMonth(month, days).times(perMonth)));
    }
  }
  return new Map([...months].sort(([a], [b]) => compareTexts(a, b)));
}
