import { Rational, type RationalInput, type RoundingMode } from '../exact/index.js';
import { isCurrency, minorUnit } from './currencies.js';

/** An amount of money; without a currency it is in the portfolio's. */
export interface Money {
  readonly type: 'money';
  readonly amount: Rational;
  readonly currency?: string;
}

export function money(amount: RationalInput, currency?: string): Money {
  const exact = Rational.of(amount);
  return currency === undefined ? { type: 'money', amount: exact } : { type: 'money', amount: exact, currency };
}

/** `undefined` unless both are in one currency, or both in the portfolio's. */
export function addMoney(a: Money, b: Money): Money | undefined {
  return a.currency === b.currency ? money(a.amount.plus(b.amount), a.currency) : undefined;
}

export function scaleMoney(m: Money, factor: Rational): Money {
  return money(m.amount.times(factor), m.currency);
}

/**
 * Rounded to the minor unit of its currency (JPY 0 decimals, EUR 2, KWD 3). An amount without a currency takes the one given,
 * which is the portfolio's, or else two decimals. What has no minor unit, such as gold, stays as it is.
 */
export function roundMoney(m: Money, mode: RoundingMode, portfolioCurrency?: string): Money {
  const digits = decimalsOf(m.currency ?? portfolioCurrency);
  return digits === undefined ? m : money(m.amount.round(digits, mode), m.currency);
}

function decimalsOf(currency: string | undefined): number | undefined {
  return currency === undefined || !isCurrency(currency) ? 2 : minorUnit(currency);
}
