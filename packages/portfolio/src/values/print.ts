import type { Rational } from '../exact/index.js';
import { isCurrency } from './currencies.js';
import { printNumber, printUnscaled } from './number-text.js';
import type { Quantity } from './quantity.js';
import type { Rate, RateAmount } from './rate.js';
import { isTimeUnit, unitWord } from './time-unit.js';
import { isNoun } from './unit-text.js';

/**
 * The one way to write a quantity, which `parseQuantity` reads back: `480k EUR`, `1 day`, `3 days`, `520 tx/s`, `12%/year`
 * (numbers as `printNumber` says). Money without a currency is a bare number, and read back as one.
 * Throws RangeError for what cannot be written: a number such as 1/3, a currency that does not exist, a noun that is no
 * word or means something else.
 */
export function printQuantity(q: Quantity): string {
  return q.type === 'rate' ? printRate(q) : printAmount(q, '');
}

function printRate(r: Rate): string {
  if (!isTimeUnit(r.per) && !isNoun(r.per)) throw new RangeError(`"${r.per}" cannot be written as the noun of a rate`);
  if (r.noun === undefined) return printAmount(r.amount, `/${r.per}`);
  if (!isNoun(r.noun)) throw new RangeError(`"${r.noun}" cannot be written as the noun of a rate`);
  if (r.amount.type !== 'number') throw new RangeError(`a rate of ${r.amount.type} has no noun "${r.noun}"`);
  return `${printNumber(r.amount.value)} ${r.noun}/${r.per}`;
}

function printAmount(amount: RateAmount, per: string): string {
  switch (amount.type) {
    case 'number':
      return printNumber(amount.value) + per;
    case 'percent':
      return `${printUnscaled(amount.value)}%${per}`;
    case 'duration':
      return `${printNumber(amount.amount)} ${unitWord(amount.unit, amount.amount)}${per}`;
    case 'money':
      return printMoney(amount.amount, amount.currency) + per;
  }
}

function printMoney(amount: Rational, currency: string | undefined): string {
  if (currency === undefined) return printNumber(amount);
  if (!isCurrency(currency)) throw new RangeError(`"${currency}" is not a currency code`);
  return `${printNumber(amount)} ${currency}`;
}
