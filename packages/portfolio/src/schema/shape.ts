import { isTimeUnit, type Quantity } from '../values/index.js';
import type { Shape } from './types.js';

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
