import { yearly } from '../cost/index.js';
import type { Figures } from '../figures/figures.js';
import { labelOf } from '../model/index.js';
import { allKnown, type Known, mapKnown, type Money, money, unknown } from '../values/index.js';
import { Rational } from '../exact/index.js';
import type { Mergeable } from './features.js';

/** What an element is declared to cost to run a year, in the portfolio's currency, not rounded; unknown without a line. */
export function declaredRunCost({ portfolio, currencies }: Figures, element: Mergeable): Known<Money> {
  const lines = element.values.cost.filter(({ value }) => value.category?.value === 'run');
  if (lines.length === 0) return unknown(`the run cost of ${labelOf(element)}`);
  const amounts = lines.map(({ value }) =>
    value.amount === undefined
      ? unknown(`the run cost of ${labelOf(element)}`)
      : yearly(portfolio, currencies, value.amount.value),
  );
  return mapKnown(allKnown(amounts), (known) => money(Rational.sum(known.map(({ amount }) => amount)), currencies.own));
}
