import type { Rational } from '../exact/index.js';
import type { Duration } from './duration.js';
import type { Money } from './money.js';
import type { Num } from './number.js';
import type { Percent } from './percent.js';
import { isTimeUnit, type TimeUnit, timeUnit, unitsPer, unitsPerByConvention } from './time-unit.js';

/** What a rate can be a rate of. */
export type RateAmount = Num | Percent | Money | Duration;

/**
 * An amount per time unit or per noun: `520 tx/s` (noun `tx`, per `s`), `90k EUR/year`, `0.021 EUR/tx`, `12%/year`, `4 h/month`.
 * Only a number has a noun. A time unit in `per` is always the `TimeUnit`; any other word is a noun, as written.
 */
export interface Rate {
  readonly type: 'rate';
  readonly amount: RateAmount;
  readonly noun?: string;
  readonly per: string;
}

/** `per` may be any word for a time unit, such as `months`. */
export function rate(amount: RateAmount, per: string, noun?: string): Rate {
  const canonical = timeUnit(per) ?? per;
  return noun === undefined ? { type: 'rate', amount, per: canonical } : { type: 'rate', amount, noun, per: canonical };
}

/**
 * The same rate per another time unit, exactly (a year has 12 months or 4 quarters, a day 24 h). Linear: 12%/year is 1%/month.
 * `undefined` for a rate per noun, and between units of fixed length and units of the calendar.
 */
export function convertRate(r: Rate, per: TimeUnit): Rate | undefined {
  const factor = isTimeUnit(r.per) ? unitsPer(per, r.per) : undefined;
  return factor && scaled(r, factor, per);
}

/**
 * As `convertRate`, and across the two families by the convention that a year has 365 days (and a month 365/12 days).
 * `undefined` for a rate per noun only.
 */
export function convertRateByConvention(r: Rate, per: TimeUnit): Rate | undefined {
  if (r.per === per) return r;
  return isTimeUnit(r.per) ? scaled(r, unitsPerByConvention(per, r.per), per) : undefined;
}

export function scaleRate(r: Rate, factor: Rational): Rate {
  return scaled(r, factor, r.per);
}

/** The number in an amount, whatever its unit. */
export function amountOf(amount: RateAmount): Rational {
  return amount.type === 'number' || amount.type === 'percent' ? amount.value : amount.amount;
}

/** The same kind of amount with another number. */
export function withAmount<A extends RateAmount>(amount: A, value: Rational): A {
  return amount.type === 'number' || amount.type === 'percent' ? { ...amount, value } : { ...amount, amount: value };
}

function scaled(r: Rate, factor: Rational, per: string): Rate {
  return { ...r, amount: withAmount(r.amount, amountOf(r.amount).times(factor)), per };
}
