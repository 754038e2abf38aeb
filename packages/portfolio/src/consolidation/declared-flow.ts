import { yearly } from '../cost/index.js';
import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf, type Portfolio } from '../model/index.js';
import {
  asMoney,
  combine,
  convertDurationByConvention,
  type Duration,
  type Known,
  mapKnown,
  type Quantity,
  unknown,
} from '../values/index.js';
import type { CashFlow } from './cash-flow.js';

const MONTHS_OF_YEAR = Rational.of(12);
/** A century: nobody plans further, and each month costs a power. */
const MOST_MONTHS = Rational.of(1_200);

/**
 * The flows that a consolidation declares, in the portfolio's currency at the rate of its period's first day. Without a
 * `dualRun` there is none; without a saving or a one-off cost the flows are unknown, not zero.
 */
export function declaredFlow(figures: Figures, consolidation: ElementOf<'consolidation'>): Known<CashFlow> {
  const { oneOff, saving, dualRun } = consolidation.values;
  const label = labelOf(consolidation);
  const perYear = (flow: Quantity) =>
    mapKnown(yearly(figures.portfolio, figures.currencies, flow), ({ amount }) => amount);
  const [dualRunMonths, dualRunPerMonth] =
    dualRun === undefined
      ? [Rational.ZERO, Rational.ZERO]
      : [
          dualRun.value.duration === undefined
            ? unknown(`the length of the dual run of ${label}`)
            : Rational.max(Rational.ZERO, monthsOf(dualRun.value.duration.value)),
          dualRun.value.at === undefined
            ? unknown(`the cost of the dual run of ${label}`)
            : mapKnown(perYear(dualRun.value.at.value), (amount) => amount.dividedBy(MONTHS_OF_YEAR)),
        ];
  return combine(
    [
      oneOff === undefined ? unknown(`the one-off cost of ${label}`) : once(figures, oneOff.value),
      saving === undefined ? unknown(`the saving of ${label}`) : perYear(saving.value),
      dualRunMonths,
      dualRunPerMonth,
    ],
    (spent, savingPerYear, months, perMonth): CashFlow => ({
      oneOff: spent,
      savingPerYear,
      dualRunMonths: months,
      dualRunPerMonth: perMonth,
    }),
  );
}

/** An amount that flows once, at the rate of the first day of the portfolio's period. */
function once({ portfolio, currencies }: Figures, amount: Quantity): Known<Rational> {
  const sum = asMoney(amount);
  if (sum === undefined) return unknown('an amount of money');
  const day = portfolio.settings?.values.period?.value.from;
  return mapKnown(currencies.convert(sum, day), (converted) => converted.amount);
}

/** A length of time in months; a year has 365 days and 12 months where days are written. */
function monthsOf(length: Duration): Rational {
  return convertDurationByConvention(length, 'month').amount;
}

/** How far ahead net present values look. */
export function horizonOf({ settings }: Portfolio): Known<Rational> {
  const horizon = settings?.values.horizon;
  if (horizon === undefined) return unknown('the horizon of the portfolio');
  const months = monthsOf(horizon.value);
  return months.sign() >= 0 && months.lessOrEqual(MOST_MONTHS) ? months : unknown('a horizon of at most 100 years');
}
