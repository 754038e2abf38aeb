import { Rational } from '../exact/index.js';
import {
  addDurations,
  addMoney,
  addTo,
  amountOf,
  compareQuantities,
  convertDurationByConvention,
  convertRate,
  type DateValue,
  type Duration,
  date,
  daysBetween,
  duration,
  fraction,
  isTimeUnit,
  num,
  type Quantity,
  type Rate,
  type RateAmount,
  rate,
  scaleRate,
  unknown,
  withAmount,
} from '../values/index.js';
import { type ExpressionValue, isQuantity } from './evaluated.js';
import type { ArithmeticOperator } from './operator-types.js';

/**
 * The exact value of an arithmetic operation, by the unit rules of `arithmeticType`; `undefined` where the units do not
 * fit, and unknown for a division by zero. A rate per year times a duration in days takes 365 days for a year.
 */
export function calculate(
  operator: ArithmeticOperator,
  left: ExpressionValue,
  right: ExpressionValue,
): ExpressionValue | undefined {
  if (left.type === 'date') return calculateDate(operator, left, right);
  if (left.type === 'duration' && right.type === 'date') return operator === '+' ? move(right, left) : undefined;
  if (!isQuantity(left) || !isQuantity(right)) return undefined;
  switch (operator) {
    case '+':
      return add(left, right);
    case '-':
      return add(left, scale(right, MINUS_ONE));
    case '*':
      return multiply(left, right);
    case '/':
      return divide(left, right);
  }
}

const MINUS_ONE = Rational.of(-1);

export function scale(q: Quantity, factor: Rational): Quantity {
  return q.type === 'rate' ? scaleRate(q, factor) : withAmount(q, amountOf(q).times(factor));
}

/** The number in a quantity, whatever its unit. */
function numberIn(q: Quantity): Rational {
  return amountOf(q.type === 'rate' ? q.amount : q);
}

/** The plain number zero, which is also the sum of nothing, is zero of any unit. */
export function alignZero(left: Quantity, right: Quantity): readonly [Quantity, Quantity] {
  if (left.type === right.type) return [left, right];
  if (left.type === 'number' && left.value.isZero()) return [scale(right, Rational.ZERO), right];
  if (right.type === 'number' && right.value.isZero()) return [left, scale(left, Rational.ZERO)];
  return [left, right];
}

export function add(first: Quantity, second: Quantity): Quantity | undefined {
  const [left, right] = alignZero(first, second);
  if (left.type === 'rate') return right.type === 'rate' ? addRates(left, right) : undefined;
  return right.type === 'rate' ? undefined : addAmounts(left, right);
}

function addAmounts(left: RateAmount, right: RateAmount): RateAmount | undefined {
  if (left.type === 'money' && right.type === 'money') return addMoney(left, right);
  if (left.type === 'duration' && right.type === 'duration') return addDurations(left, right);
  return left.type === right.type ? withAmount(left, amountOf(left).plus(amountOf(right))) : undefined;
}

/** In the unit of the left one. */
function addRates(left: Rate, right: Rate): Rate | undefined {
  if (left.noun !== right.noun) return undefined;
  const same = left.per !== right.per && isTimeUnit(left.per) ? convertRate(right, left.per) : right;
  if (same === undefined || same.per !== left.per) return undefined;
  const amount = addAmounts(left.amount, same.amount);
  return amount && { ...left, amount };
}

function multiply(left: Quantity, right: Quantity): Quantity | undefined {
  const [mine, theirs] = [factorOf(left), factorOf(right)];
  // Two scales: a percentage stays one, so that half of 10% is 5%.
  if (mine !== undefined && (theirs === undefined || left.type === 'number')) return scale(right, mine);
  if (theirs !== undefined) return scale(left, theirs);
  if (left.type === 'rate' && right.type === 'duration') return overTime(left, right);
  if (left.type === 'duration' && right.type === 'rate') return overTime(right, left);
  if (left.type === 'rate' && right.type === 'rate') return chain(left, right) ?? chain(right, left);
  return undefined;
}

function factorOf(q: Quantity): Rational | undefined {
  if (q.type === 'number') return q.value;
  return q.type === 'percent' ? fraction(q) : undefined;
}

function overTime(r: Rate, time: Duration): RateAmount | undefined {
  if (!isTimeUnit(r.per)) return undefined;
  return withAmount(r.amount, amountOf(r.amount).times(convertDurationByConvention(time, r.per).amount));
}

/** 0.021 EUR/tx times 30M tx/year is 630k EUR/year. */
function chain(price: Rate, volume: Rate): Rate | undefined {
  if (volume.amount.type !== 'number' || volume.noun !== price.per || isTimeUnit(price.per)) return undefined;
  return rate(withAmount(price.amount, amountOf(price.amount).times(volume.amount.value)), volume.per, price.noun);
}

function divide(left: Quantity, right: Quantity): ExpressionValue | undefined {
  const fitting = quotient(left, right) ?? quotient(...alignZero(left, right));
  return fitting !== undefined && numberIn(right).isZero() ? unknown('a divisor other than zero') : fitting?.();
}

/** How to divide, if the units fit. */
function quotient(left: Quantity, right: Quantity): (() => Quantity | undefined) | undefined {
  if (compareQuantities(left, right) !== undefined) return () => num(ratio(left, right));
  const factor = factorOf(right);
  if (factor !== undefined) return () => scale(left, Rational.ONE.dividedBy(factor));
  if (left.type === 'rate') return undefined;
  if (right.type === 'duration') {
    if (left.type === 'duration') return undefined;
    return () => rate(withAmount(left, amountOf(left).dividedBy(right.amount)), right.unit);
  }
  if (right.type !== 'rate' || compareQuantities(left, right.amount) === undefined) return undefined;
  const over = right.amount;
  return () => (isTimeUnit(right.per) ? duration(ratio(left, over), right.per) : num(ratio(left, over)));
}

/** Of two quantities that can be compared. */
function ratio(left: Quantity, right: Quantity): Rational {
  if (left.type === 'rate' && right.type === 'rate') {
    const same = isTimeUnit(left.per) ? (convertRate(right, left.per) ?? right) : right;
    return ratio(left.amount, same.amount);
  }
  if (left.type === 'duration' && right.type === 'duration') {
    return left.amount.dividedBy(convertDurationByConvention(right, left.unit).amount);
  }
  return numberIn(left).dividedBy(numberIn(right));
}

function calculateDate(
  operator: ArithmeticOperator,
  left: DateValue,
  right: ExpressionValue,
): ExpressionValue | undefined {
  if (right.type === 'date') return operator === '-' ? duration(daysBetween(right.date, left.date), 'day') : undefined;
  if (right.type !== 'duration') return undefined;
  if (operator === '+') return move(left, right);
  return operator === '-' ? move(left, duration(right.amount.negated(), right.unit)) : undefined;
}

function move(from: DateValue, by: Duration): ExpressionValue {
  const to = addTo(from.date, by);
  return to === undefined ? unknown('a day outside of the calendar') : date(to);
}

/** `count` is not zero. */
export function average(total: Quantity, count: number): Quantity {
  return scale(total, Rational.of(1, count));
}
