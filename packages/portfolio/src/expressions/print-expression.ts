import { printPeriod, printQuantity } from '../values/index.js';
import type { Argument, BinaryOperator, Expression } from './expression.js';

/** How tightly an expression binds: an operand that binds less than its place asks for takes parentheses. */
const CONDITIONAL = 0;
const NOT = 3;
const COMPARISON = 4;
const NEGATIVE = 7;
const PRIMARY = 8;
const BINDING: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '=': COMPARISON,
  '!=': COMPARISON,
  '<': COMPARISON,
  '<=': COMPARISON,
  '>': COMPARISON,
  '>=': COMPARISON,
  in: COMPARISON,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};

/**
 * The one way to write an expression, with no more parentheses than its structure needs. Operators of one level group
 * to the left; comparisons do not chain. Throws RangeError for a number that cannot be written, such as 1/3.
 */
export function printExpression(e: Expression): string {
  switch (e.type) {
    case 'quantity':
      return printQuantity(e.value);
    case 'text':
      return JSON.stringify(e.value);
    case 'period':
      return printPeriod(e.value);
    case 'boolean':
      return String(e.value);
    case 'name':
      return e.name;
    case 'member':
      return `${printReceiver(e.receiver)}.${e.member}`;
    case 'call':
      return `${e.function}(${e.arguments.map(printArgument).join(', ')})`;
    case 'metricOf':
      return `${e.metric} of ${e.element}`;
    case 'unary':
      return e.operator === 'not' ? `not ${atLeast(NOT, e.operand)}` : `-${atLeast(PRIMARY, e.operand)}`;
    case 'binary': {
      const level = BINDING[e.operator];
      // A comparison cannot be the operand of another one without parentheses.
      const left = atLeast(level === COMPARISON ? level + 1 : level, e.left);
      return `${left} ${e.operator} ${atLeast(level + 1, e.right)}`;
    }
    case 'conditional':
      return `if ${printExpression(e.condition)} then ${printExpression(e.then)} else ${printExpression(e.otherwise)}`;
  }
}

function printArgument(argument: Argument): string {
  const value = printExpression(argument.value);
  return argument.where === undefined ? value : `${value} where ${printExpression(argument.where)}`;
}

/** A literal or `metric of Element` would take the member as a part of its own text. */
function printReceiver(e: Expression): string {
  const plain = e.type === 'name' || e.type === 'member' || e.type === 'call';
  return plain ? printExpression(e) : `(${printExpression(e)})`;
}

function atLeast(level: number, e: Expression): string {
  return bindingOf(e) < level ? `(${printExpression(e)})` : printExpression(e);
}

function bindingOf(e: Expression): number {
  if (e.type === 'binary') return BINDING[e.operator];
  if (e.type === 'unary') return e.operator === 'not' ? NOT : NEGATIVE;
  if (e.type === 'conditional') return CONDITIONAL;
  if (e.type === 'quantity') return printQuantity(e.value).startsWith('-') ? NEGATIVE : PRIMARY;
  // `a .. b` has two ends, which an operator beside it would take apart.
  if (e.type === 'period') return printPeriod(e.value).includes('..') ? CONDITIONAL : PRIMARY;
  return PRIMARY;
}
