import { askedOf, measuredFlow } from '../actuals/actuals.js';
import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { labelOf } from '../model/index.js';
import {
  asMoney,
  combine,
  type Known,
  mapKnown,
  type Money,
  money,
  type Percent,
  percentOf,
  type Period,
  type Rate,
  unknown,
} from '../values/index.js';
import type { CostBearer } from './own-cost.js';
import { yearsIn } from './yearly.js';

/** What was spent in a period, against what is declared for as long. */
export interface PeriodCost {
  readonly period: Period;
  /** In the portfolio's currency, at the rate of the period's first day. */
  readonly actual: Known<Money>;
  /** The declared cost of a year · the years in the period; exact. */
  readonly declared: Known<Money>;
  /** (actual − declared) / declared */
  readonly variance: Known<Percent>;
}

/** The measured periods of an element, the earliest first. `declared` is its declared cost of a year. */
export function costByPeriod(bearer: CostBearer, declared: Known<Rate>, figures: Figures): readonly PeriodCost[] {
  const { currencies } = figures;
  return measuredFlow('cost', bearer.id, askedOf(figures)).map(({ period, value }) => {
    const amount = asMoney(value);
    const actual =
      amount === undefined
        ? unknown(`the cost of ${labelOf(bearer)} as money`)
        : currencies.convert(amount, period.from);
    const years = yearsIn(period) ?? Rational.ZERO;
    const expected = mapKnown(declared, (rate) =>
      money((asMoney(rate.amount)?.amount ?? Rational.ZERO).times(years), currencies.own),
    );
    return { period, actual, declared: expected, variance: combine([actual, expected], varianceOf) };
  });
}

/** (Σ actual − Σ declared) / Σ declared over the measured periods; `undefined` where nothing is measured. */
export function costVariance(bearer: CostBearer, periods: readonly PeriodCost[]): Figure<Percent> | undefined {
  if (periods.length === 0) return undefined;
  const total = (which: 'actual' | 'declared') =>
    combine(
      periods.map((each) => each[which]),
      (...amounts) => money(Rational.sum(amounts.map(({ amount }) => amount)), amounts[0]?.currency),
    );
  const [actual, declared] = [total('actual'), total('declared')];
  const value = combine([actual, declared], varianceOf);
  return {
    value,
    explain: () => ({
      label: `cost variance of ${labelOf(bearer)}`,
      value,
      formula: '(Σ actual − Σ declared) / Σ declared',
      inputs: [
        { label: 'actual', value: actual },
        { label: 'declared for as long', value: declared },
      ],
    }),
  };
}

function varianceOf(actual: Money, declared: Money): Known<Percent> {
  if (declared.amount.isZero()) return unknown('a declared cost above zero');
  return percentOf(actual.amount.minus(declared.amount).dividedBy(declared.amount));
}
