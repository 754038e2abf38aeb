import { byId } from '../model/order.js';
import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import { labelOf, nameOf } from '../model/index.js';
import { type Known, type Percent, percentOf, type Rate, unknownFrom } from '../values/index.js';
import { type MinorUnits, NOTHING, totalOf } from './amounts.js';
import type { CostBreakdown } from './breakdown.js';
import type { Ledger } from './ledger.js';
import type { CostBearer } from './own-cost.js';

/** Cost that reaches no unit. */
export interface Unallocated {
  readonly total: Figure<Rate>;
  /** unallocated cost / total cost */
  readonly share: Figure<Percent>;
  /** Where it stays, the largest first. */
  readonly by: readonly { readonly bearer: CostBearer; readonly amount: Rate }[];
}

export function unallocatedOf(ledger: Ledger, total: CostBreakdown): Unallocated {
  const { graph, units } = ledger;
  const by: { readonly bearer: CostBearer; readonly amount: bigint }[] = [];
  const add = (bearer: CostBearer, amount: bigint) => {
    if (amount !== 0n) by.push({ bearer, amount });
  };
  graph.services.forEach((service, index) => {
    const [own, support] = [ledger.services.kept(index), ledger.support.kept(index)];
    if (own !== NOTHING || support !== NOTHING) add(service, totalOf(own) + totalOf(support));
  });
  for (const bearer of ledger.homeless) add(bearer, totalOf(ledger.known(bearer)));
  by.sort((a, b) => (a.amount === b.amount ? byId(a.bearer, b.bearer) : a.amount < b.amount ? 1 : -1));
  const amount = by.reduce((sum, each) => sum + each.amount, 0n);
  const figure = (): Figure<Rate> => {
    const value = total.missing.length === 0 ? units.perYear(amount) : unknownFrom(total.missing);
    return {
      value,
      explain: () => ({
        label: 'unallocated cost',
        value,
        formula: 'Σ cost that reaches no unit',
        inputs: by.map((each) => ({
          label: `kept by ${labelOf(each.bearer)}`,
          value: units.perYear(each.amount),
          place: nameOf(each.bearer),
        })),
      }),
    };
  };
  const unallocated = figure();
  return {
    total: unallocated,
    share: shareFigure('share of unallocated cost', units, total, unallocated, 'unallocated cost / total cost'),
    by: by.map((each) => ({ bearer: each.bearer, amount: units.perYear(each.amount) })),
  };
}

/** A part of the total cost; unknown while anything is missing, or when there is no cost at all. */
export function shareFigure(
  label: string,
  units: MinorUnits,
  total: CostBreakdown,
  part: Figure<Rate>,
  formula: string,
): Figure<Percent> {
  const stated = (): Known<Percent> => {
    const whole = total.total.value;
    const own = part.value;
    if (whole.type === 'unknown' || own.type === 'unknown') return unknownFrom(total.missing);
    const [all, some] = [whole, own].map(({ amount }) => (amount.type === 'money' ? amount.amount : Rational.ZERO));
    return all!.isZero() ? unknownFrom(['any cost']) : percentOf(some!.dividedBy(all!));
  };
  const value = stated();
  return {
    value,
    explain: () => ({
      label,
      value,
      formula,
      inputs: [
        { label: 'part', value: part.value, of: part.explain() },
        { label: 'total', value: total.total.value },
      ],
      notes: units.currency === undefined ? ['the portfolio declares no currency'] : [],
    }),
  };
}
