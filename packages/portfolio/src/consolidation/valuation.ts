import { declaredInput } from '../figures/declared-input.js';
import type { Figures } from '../figures/figures.js';
import { unknown } from '../values/index.js';
import type { Valuation } from './case.js';
import { horizonOf } from './declared-flow.js';
import { discounting } from './discounting.js';

/** The rate and the horizon that the portfolio sets. */
export function valuationOf({ portfolio }: Figures): Valuation {
  const { settings } = portfolio;
  const rate = settings?.values.discount;
  return {
    discounting: rate === undefined ? unknown('the discount of the portfolio') : discounting(rate.value),
    horizonMonths: horizonOf(portfolio),
    get inputs() {
      return [
        ...declaredInput('discount', settings, rate),
        ...declaredInput('horizon', settings, settings?.values.horizon),
        ...declaredInput('period', settings, settings?.values.period),
      ];
    },
  };
}
