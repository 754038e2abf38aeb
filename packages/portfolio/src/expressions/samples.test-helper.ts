import { parseQuantity, periodOf } from '../values/index.js';
import type { BinaryOperator, CallExpression, Expression, FunctionName } from './expression.js';

const place = { start: 0, end: 0 };

export function q(text: string): Expression {
  const reading = parseQuantity(text);
  if (!reading.ok) throw new RangeError(reading.message);
  return { type: 'quantity', value: reading.value, ...place };
}
export const day = (text: string): Expression => ({ type: 'period', value: periodOf(text)!, ...place });
export const says = (value: string): Expression => ({ type: 'text', value, ...place });
export const bool = (value: boolean): Expression => ({ type: 'boolean', value, ...place });
export const metric = (name: string, element: string): Expression => ({
  type: 'metricOf',
  metric: name,
  element,
  found: true,
  ...place,
});
export const unary = (operator: '-' | 'not', operand: Expression): Expression => ({
  type: 'unary',
  operator,
  operand,
  ...place,
});
export const choose = (condition: Expression, then: Expression, otherwise: Expression): Expression => ({
  type: 'conditional',
  condition,
  then,
  otherwise,
  ...place,
});

/** A path of names: `s.cost.run`. */
export function path(text: string): Expression {
  const [name = '', ...members] = text.split('.');
  const first: Expression = { type: 'name', name, ...place };
  return members.reduce<Expression>((receiver, member) => ({ type: 'member', receiver, member, ...place }), first);
}

export function op(left: Expression, operator: BinaryOperator, right: Expression): Expression {
  return { type: 'binary', operator, left, right, ...place };
}

export function call(name: FunctionName, value?: Expression, where?: Expression): CallExpression {
  return { type: 'call', function: name, arguments: value === undefined ? [] : [{ value, where }], ...place };
}
