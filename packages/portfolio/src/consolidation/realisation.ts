import { yearly } from '../cost/index.js';
import { declaredInput } from '../figures/declared-input.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf } from '../model/index.js';
import {
  combine,
  type Known,
  mapKnown,
  type Money,
  money,
  type Percent,
  percentOf,
  type Rate,
  roundMoney,
  unknown,
} from '../values/index.js';

/** What a consolidation was meant to save a year, against what it was seen to save. */
export interface Realisation {
  readonly planned: Known<Money>;
  readonly realised: Known<Money>;
  /** realised − planned: below zero where less was saved than planned. */
  readonly difference: Figure<Money>;
  /** realised / planned, to two decimals. */
  readonly rate: Known<Percent>;
}

const RATE_DECIMALS = 2;

export function realisationOf(figures: Figures, consolidation: ElementOf<'consolidation'>): Realisation {
  const { saving, realised: seen } = consolidation.values;
  const label = labelOf(consolidation);
  const { own } = figures.currencies;
  const perYear = (flow: Rate | undefined, called: string) =>
    flow === undefined ? unknown(`${called} of ${label}`) : yearly(figures.portfolio, figures.currencies, flow);
  const planned = perYear(saving?.value, 'the saving');
  const realised = perYear(seen?.value, 'the realised saving');
  const round = (amount: Money) => roundMoney(amount, 'halfUp', own);
  const difference = combine([planned, realised], (plan, fact) => round(money(fact.amount.minus(plan.amount), own)));
  return {
    planned: mapKnown(planned, round),
    realised: mapKnown(realised, round),
    difference: {
      value: difference,
      explain: () => ({
        label: `realised against planned saving of ${label}`,
        value: difference,
        formula: 'realised − planned, a year',
        inputs: [...declaredInput('planned', consolidation, saving), ...declaredInput('realised', consolidation, seen)],
      }),
    },
    rate: combine([planned, realised], (plan, fact) =>
      plan.amount.isZero()
        ? unknown(`a planned saving of ${label} above zero`)
        : percentOf(fact.amount.dividedBy(plan.amount).round(RATE_DECIMALS + 2, 'halfUp')),
    ),
  };
}
