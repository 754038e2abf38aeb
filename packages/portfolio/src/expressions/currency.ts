import { asMoney, asMoneyRate, type Money, type RateAmount } from '../values/index.js';
import type { ExpressionValue } from './evaluated.js';

/** Money without a currency is in the portfolio's. */
export function inPortfolioCurrency(value: ExpressionValue, currency: string | undefined): ExpressionValue {
  if (currency === undefined) return value;
  if (value.type === 'money') return named(value, currency);
  return value.type === 'rate' ? { ...value, amount: namedAmount(value.amount, currency) } : value;
}

/** Whether a value can have a currency. */
export function mayBeMoney({ type }: ExpressionValue): boolean {
  return type === 'money' || type === 'rate';
}

/** A written number beside money is money. */
export function readAsMoney(
  written: ExpressionValue,
  beside: ExpressionValue,
  currency: string | undefined,
): ExpressionValue {
  if (beside.type === 'money' && written.type === 'number') {
    return inPortfolioCurrency(asMoney(written) ?? written, currency);
  }
  if (beside.type === 'rate' && beside.amount.type === 'money' && written.type === 'rate') {
    return inPortfolioCurrency(asMoneyRate(written) ?? written, currency);
  }
  return written;
}

function namedAmount(amount: RateAmount, currency: string): RateAmount {
  return amount.type === 'money' ? named(amount, currency) : amount;
}

function named(money: Money, currency: string): Money {
  return money.currency === undefined ? { ...money, currency } : money;
}
