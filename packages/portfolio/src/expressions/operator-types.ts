import { isCalendarUnit, isTimeUnit } from '../values/index.js';
import type { BinaryOperator } from './expression.js';
import {
  type AmountType,
  ANY,
  DATE,
  DURATION,
  type ExpressionType,
  isAmountType,
  isQuantityType,
  NUMBER,
  type QuantityType,
  type RateType,
  rateType,
} from './types.js';

export type ArithmeticOperator = Extract<BinaryOperator, '+' | '-' | '*' | '/'>;

/**
 * The type of an arithmetic expression; `undefined` where the units do not fit.
 * - Sums are of one unit: percent and percent, money and money of one currency; a date moves by a duration.
 * - A number or a percentage scales anything (a percentage of a percentage or of money; `2 * 5%` is 10%).
 * - A rate times a duration is its noun; `0.021 EUR/tx * 30M tx/year` is money per year.
 * - Of two quantities of one unit, the quotient is a number; of an amount and a duration, a rate.
 */
export function arithmeticType(
  operator: ArithmeticOperator,
  left: ExpressionType,
  right: ExpressionType,
): ExpressionType | undefined {
  if (left.type === 'any' || right.type === 'any') return ANY;
  if (left.type === 'date') return dateArithmetic(operator, right);
  if (left.type === 'duration' && right.type === 'date') return operator === '+' ? DATE : undefined;
  if (!isQuantityType(left) || !isQuantityType(right)) return undefined;
  if (operator === '*') return product(left, right);
  if (operator === '/') return quotient(left, right);
  return sameUnit(left, right) ? moreSpecific(left, right) : undefined;
}

function dateArithmetic(operator: ArithmeticOperator, right: ExpressionType): ExpressionType | undefined {
  if (right.type === 'duration') return operator === '+' || operator === '-' ? DATE : undefined;
  return operator === '-' && right.type === 'date' ? DURATION : undefined;
}

function product(left: QuantityType, right: QuantityType): ExpressionType | undefined {
  if (isScale(left) && isScale(right)) return left.type === 'percent' ? left : right;
  if (isScale(left)) return right;
  if (isScale(right)) return left;
  if (left.type === 'rate' && right.type === 'duration') return overTime(left);
  if (left.type === 'duration' && right.type === 'rate') return overTime(right);
  if (left.type === 'rate' && right.type === 'rate') return chained(left, right) ?? chained(right, left);
  return undefined;
}

function overTime(rate: RateType): ExpressionType | undefined {
  return rate.per === undefined || isTimeUnit(rate.per) ? rate.amount : undefined;
}

/** A price per noun, times a rate of that noun. */
function chained(price: RateType, volume: RateType): ExpressionType | undefined {
  if (volume.amount.type !== 'number' || (price.per !== undefined && isTimeUnit(price.per))) return undefined;
  if (price.amount.type === 'number' && price.noun === undefined && price.per === undefined) return undefined;
  return fits(price.per, volume.noun) ? rateType(price.amount, volume.per, price.noun) : undefined;
}

function quotient(left: QuantityType, right: QuantityType): ExpressionType | undefined {
  if (sameUnit(left, right)) return NUMBER;
  if (isScale(right)) return left;
  if (left.type === 'rate') return undefined;
  if (right.type === 'duration') return rateType(left, undefined);
  if (right.type !== 'rate' || !sameUnit(left, right.amount)) return undefined;
  if (right.per === undefined) return ANY;
  return isTimeUnit(right.per) ? DURATION : NUMBER;
}

function isScale(type: QuantityType): boolean {
  return type.type === 'number' || type.type === 'percent';
}

/** Whether quantities of both types can be added and compared. */
export function sameUnit(a: ExpressionType, b: ExpressionType): boolean {
  if (a.type === 'rate' && b.type === 'rate')
    return sameUnit(a.amount, b.amount) && fits(a.noun, b.noun) && samePer(a, b);
  if (!isAmountType(a) || !isAmountType(b) || a.type !== b.type) return false;
  return a.type !== 'money' || b.type !== 'money' || fits(a.currency, b.currency);
}

function samePer(a: RateType, b: RateType): boolean {
  if (fits(a.per, b.per)) return true;
  const [left, right] = [a.per!, b.per!];
  return isTimeUnit(left) && isTimeUnit(right) && isCalendarUnit(left) === isCalendarUnit(right);
}

/** What is only known with the value fits everything. */
function fits(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** What one side leaves open, the other may know. */
export function moreSpecific(left: QuantityType, right: QuantityType): QuantityType {
  if (left.type === 'money' && left.currency === undefined) return right;
  if (left.type !== 'rate' || right.type !== 'rate') return left;
  const amount = moreSpecific(left.amount, right.amount) as AmountType;
  return rateType(amount, left.per ?? right.per, left.noun ?? right.noun);
}

/** Whether values of both types can be compared; `ordered` for less and greater, else for equal only. */
export function comparable(a: ExpressionType, b: ExpressionType, ordered: boolean): boolean {
  if (a.type === 'any' || b.type === 'any') return true;
  if (isQuantityType(a) && isQuantityType(b)) return sameUnit(a, b);
  if (isTemporal(a) && isTemporal(b)) return true;
  if (a.type === 'word' && b.type === 'word') {
    return a.called === b.called && (!ordered || a.ordered === true);
  }
  if (isTextual(a) && isTextual(b)) return !ordered || a.type === b.type;
  if (ordered) return false;
  if (a.type === 'boolean') return b.type === 'boolean';
  if (a.type === 'collection') return b.type === 'collection' && comparable(a.of, b.of, false);
  return a.type === 'element' && b.type === 'element';
}

function isTemporal(type: ExpressionType): boolean {
  return type.type === 'date' || type.type === 'period';
}

function isTextual(type: ExpressionType): boolean {
  return type.type === 'text' || type.type === 'word';
}
