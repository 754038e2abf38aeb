import { compareDurations, type Duration } from './duration.js';
import { type Money, money } from './money.js';
import type { Num } from './number.js';
import type { Percent } from './percent.js';
import { amountOf, convertRate, type Rate } from './rate.js';
import { isTimeUnit } from './time-unit.js';

/** Anything that is written as a number with or without a unit. */
export type Quantity = Num | Percent | Money | Duration | Rate;

/**
 * Below zero, zero or above zero; `undefined` for quantities that have no order without more knowledge: other types, other currencies,
 * other nouns, units of fixed length against units of the calendar.
 */
export function compareQuantities(a: Quantity, b: Quantity): number | undefined {
  if (a.type === 'rate') return b.type === 'rate' ? compareRates(a, b) : undefined;
  if (b.type === 'rate' || a.type !== b.type) return undefined;
  if (a.type === 'duration' && b.type === 'duration') return compareDurations(a, b);
  if (a.type === 'money' && b.type === 'money' && a.currency !== b.currency) return undefined;
  return amountOf(a).compare(amountOf(b));
}

function compareRates(a: Rate, b: Rate): number | undefined {
  if (a.noun !== b.noun) return undefined;
  if (a.per === b.per) return compareQuantities(a.amount, b.amount);
  const converted = isTimeUnit(a.per) ? convertRate(b, a.per) : undefined;
  return converted && compareQuantities(a.amount, converted.amount);
}

/** A bare number where money is expected is money in the portfolio's currency; what is neither is `undefined`. */
export function asMoney(q: Quantity): Money | undefined {
  if (q.type === 'money') return q;
  return q.type === 'number' ? money(q.value) : undefined;
}

/** The same for rates: `90k/year` where money per time is expected. */
export function asMoneyRate(q: Quantity): Rate | undefined {
  if (q.type !== 'rate' || q.noun !== undefined) return undefined;
  const amount = asMoney(q.amount);
  return amount && { ...q, amount };
}
