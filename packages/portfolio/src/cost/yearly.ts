import { Rational } from '../exact/index.js';
import type { Portfolio } from '../model/index.js';
import {
  addDays,
  addTo,
  asMoney,
  convertRateByConvention,
  daysIn,
  duration,
  type Known,
  mapKnown,
  type Money,
  money,
  type Period,
  type Quantity,
  type Rate,
  unknown,
} from '../values/index.js';
import type { Currencies } from './currency.js';

const DAYS_OF_YEAR = 365;
const MOST_MONTHS = 1_200;

/**
 * How long a period is, in years. Whole calendar months count as twelfths, so that 2026-02-01 .. 2027-01-31 is one year
 * and a leap year is no longer than another; any other period counts days/365. `undefined` for an open period.
 */
export function yearsIn(period: Period): Rational | undefined {
  const days = daysIn(period);
  if (days === undefined) return undefined;
  const months = wholeMonths(period);
  return months === undefined ? Rational.of(days, DAYS_OF_YEAR) : Rational.of(months, 12);
}

/** The number of calendar months that a period is made of exactly, from any day of a month to the day before it. */
function wholeMonths({ from, to }: Period): number | undefined {
  if (from === undefined || to === undefined || to < from) return undefined;
  const end = addDays(to, 1);
  const guess =
    (Number(end.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(from.slice(5, 7));
  if (guess < 1 || guess > MOST_MONTHS) return undefined;
  return from.slice(8) === end.slice(8) && addTo(from, duration(guess, 'month')) === end ? guess : undefined;
}

/** The years of the portfolio's period. */
function yearsOf({ settings }: Portfolio): Known<Rational> {
  const period = settings?.values.period?.value;
  const years = period && yearsIn(period);
  return years === undefined || years.isZero() ? unknown('the period of the portfolio') : years;
}

/**
 * What a flow is in a year, in the portfolio's currency, not rounded. A rate such as `40k EUR/month` is converted to years
 * (12 months, 365 days); an amount without a time, such as `200k EUR`, is for the portfolio's period, and is divided by the
 * years in it. Foreign money converts at the rate of the period's first day. Unknown for a rate per noun.
 */
export function yearly(portfolio: Portfolio, currencies: Currencies, flow: Quantity): Known<Money> {
  if (isPlain(flow, currencies)) return flow.amount;
  const day = portfolio.settings?.values.period?.value.from;
  if (flow.type === 'rate') {
    const inYear = flow.per === 'year' ? flow : convertRateByConvention(flow, 'year');
    const perYear = inYear?.noun === undefined ? inYear && asMoney(inYear.amount) : undefined;
    return perYear === undefined ? unknown('an amount of money a year') : currencies.convert(perYear, day);
  }
  const whole = asMoney(flow);
  if (whole === undefined) return unknown('an amount of money');
  return mapKnown(yearsOf(portfolio), (years) =>
    currencies.convert(money(whole.amount.dividedBy(years), whole.currency), day),
  );
}

/** Whether a flow is in the portfolio's currency a year already, as most are. */
function isPlain(flow: Quantity, { own }: Currencies): flow is Rate & { readonly amount: Money } {
  return (
    flow.type === 'rate' &&
    flow.per === 'year' &&
    flow.noun === undefined &&
    flow.amount.type === 'money' &&
    flow.amount.currency === own
  );
}
