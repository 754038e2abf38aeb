import type { Currencies } from '../cost/currency.js';
import { Rational } from '../exact/index.js';
import { isUnknown, type Known, unknown } from '../values/index.js';

/**
 * What one unit of a currency is worth in another on a day, by way of the portfolio's own. Unknown where a rate is missing;
 * never one to one.
 */
export function exchangeRate(
  currencies: Currencies,
  from: string,
  to: string,
  day: string | undefined,
): Known<Rational> {
  if (from === to) return Rational.ONE;
  const [worth, price] = [worthOf(currencies, from, day), worthOf(currencies, to, day)];
  if (!isUnknown(worth) && !isUnknown(price)) return worth.dividedBy(price);
  return unknown(...(isUnknown(worth) ? worth.missing : []), ...(isUnknown(price) ? price.missing : []));
}

/** In the portfolio's own currency. A rate of zero is none. */
function worthOf(currencies: Currencies, code: string, day: string | undefined): Known<Rational> {
  if (currencies.own === code) return Rational.ONE;
  const rate = currencies.rateOn(code, day);
  if (isUnknown(rate)) return rate;
  return rate.value.isZero() ? unknown(`the rate of ${code} on ${day}`) : rate.value;
}
