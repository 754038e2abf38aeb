import type { Rational } from '../exact/index.js';
import { amountOf, convertDuration, convertRate, isTimeUnit, type Quantity, type RateAmount } from '../values/index.js';

/**
 * The number of a quantity in the unit of another one; `undefined` where the units do not fit: a percentage is not read
 * as a number, money not in another currency, a month not in days. A bare number beside money is money, and money
 * without a currency is in the portfolio's, here `currency`.
 */
export function numberLike(value: Quantity, like: Quantity, currency: string | undefined): Rational | undefined {
  if (value.type !== 'rate' || like.type !== 'rate') {
    return value.type === 'rate' || like.type === 'rate' ? undefined : amountLike(value, like, currency);
  }
  if (value.noun !== like.noun) return undefined;
  const same = value.per === like.per || !isTimeUnit(like.per) ? value : convertRate(value, like.per);
  return same?.per === like.per ? amountLike(same.amount, like.amount, currency) : undefined;
}

function amountLike(value: RateAmount, like: RateAmount, currency: string | undefined): Rational | undefined {
  if (value.type === 'money' || like.type === 'money') {
    const [mine, theirs] = [currencyOf(value, currency), currencyOf(like, currency)];
    return mine !== undefined && mine === theirs ? amountOf(value) : undefined;
  }
  if (value.type === 'duration') {
    return like.type === 'duration' ? convertDuration(value, like.unit)?.amount : undefined;
  }
  return value.type === like.type ? value.value : undefined;
}

const NONE = 'none';

/** Two amounts without a currency are in the same one, even where the portfolio names none. */
function currencyOf(amount: RateAmount, currency: string | undefined): string | undefined {
  if (amount.type === 'number') return currency ?? NONE;
  return amount.type === 'money' ? (amount.currency ?? currency ?? NONE) : undefined;
}
