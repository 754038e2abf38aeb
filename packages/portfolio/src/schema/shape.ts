import { Rational } from '../exact/index.js';
import { amountOf, asMoney, asMoneyRate, isTimeUnit, type Quantity } from '../values/index.js';
import type { QuantityType, Shape, WordType } from './types.js';

/** The quantity as the wanted shape: a bare number is money where only money is wanted. */
export function asShape(quantity: Quantity, shape: Shape): Quantity | undefined {
  if (fitsShape(quantity, shape)) return quantity;
  const wantsMoney = shape === 'money' || shape === 'moneyPerTime' || shape === 'moneyPerNoun';
  const money = wantsMoney ? (asMoney(quantity) ?? asMoneyRate(quantity)) : undefined;
  return money !== undefined && fitsShape(money, shape) ? money : undefined;
}

/** Whether a quantity of the model has a shape; money and rates of money may be without their currency. */
export function fitsShape(quantity: Quantity, shape: Shape): boolean {
  switch (shape) {
    case 'any':
      return true;
    case 'number':
      return quantity.type === 'number';
    case 'integer':
      return quantity.type === 'number' && quantity.value.isInteger();
    case 'percent':
    case 'money':
    case 'duration':
      return quantity.type === shape;
    case 'moneyPerTime':
      return isRate(quantity, 'money', true);
    case 'moneyPerNoun':
      return isRate(quantity, 'money', false);
    case 'nounPerTime':
      return isRate(quantity, 'number', true);
    case 'percentPerTime':
      return isRate(quantity, 'percent', true);
    case 'durationPerTime':
      return isRate(quantity, 'duration', true);
  }
}

function isRate(quantity: Quantity, amount: 'number' | 'percent' | 'money' | 'duration', perTime: boolean): boolean {
  return quantity.type === 'rate' && quantity.amount.type === amount && isTimeUnit(quantity.per) === perTime;
}

/** What each shape is called, with an example to type. */
const NAMES: Readonly<Record<Shape, string>> = {
  number: 'a number such as 5',
  integer: 'a whole number such as 5',
  percent: 'a percentage such as "99.9%"',
  money: 'money such as "480k EUR"',
  duration: 'a duration such as "4 h"',
  moneyPerTime: 'money per time such as "90k EUR/year"',
  moneyPerNoun: 'a price such as "0.021 EUR/tx"',
  nounPerTime: 'a rate such as "520 tx/s"',
  percentPerTime: 'a growth such as "12%/year"',
  durationPerTime: 'a time per time such as "4 h/month"',
  any: 'a quantity',
};
/** What is wanted, for a message: `money such as "480k EUR" or money per time such as "90k EUR/year"`. */
export function nameShapes(shapes: readonly Shape[]): string {
  return shapes.map((shape) => NAMES[shape]).join(' or ');
}

/** Whether a word of an open list looks as it has to. */
export function isLike(word: string, { like }: Pick<WordType, 'like'>): boolean {
  return like === undefined || new RegExp(like).test(word);
}

/**
 * What is expected where a quantity is outside of its bounds: `a number from 1 to 5`. Bounds are of numbers and
 * percentages; of anything else there is a lower one only, and it is zero.
 */
export function boundsMissed(
  quantity: Quantity,
  { min, max, above }: Pick<QuantityType, 'min' | 'max' | 'above'>,
): string | undefined {
  if (above !== undefined) {
    const amount = amountOf(quantity.type === 'rate' ? quantity.amount : quantity);
    return amount.sign() > 0 ? undefined : `a ${quantity.type} above zero`;
  }
  if (min === undefined) return undefined;
  if (quantity.type !== 'number' && quantity.type !== 'percent') {
    const amount = amountOf(quantity.type === 'rate' ? quantity.amount : quantity);
    const noun = quantity.type === 'money' ? 'money' : `a ${quantity.type}`;
    return amount.sign() < 0 ? `${noun} that is not below zero` : undefined;
  }
  const { value, type } = quantity;
  const isLow = value.lessThan(Rational.of(min));
  const isHigh = max !== undefined && value.greaterThan(Rational.of(max));
  if (!isLow && !isHigh) return undefined;
  const [noun, sign] = type === 'percent' ? ['percentage', '%'] : ['number', ''];
  return `a ${noun} ${max === undefined ? `${min}${sign} or more` : `from ${min}${sign} to ${max}${sign}`}`;
}
