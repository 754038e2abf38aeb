import type { Period, Quantity } from '../values/index.js';

/**
 * An expression of a policy, metric, gate or filter: a plain immutable tree, with the offsets of its text in the
 * document of the element that holds it.
 */
export type Expression =
  | Literal
  | NameExpression
  | MemberExpression
  | CallExpression
  | MetricOfExpression
  | UnaryExpression
  | BinaryExpression
  | ConditionalExpression;

interface Place {
  readonly start: number;
  readonly end: number;
}
export type Literal = QuantityLiteral | TextLiteral | PeriodLiteral | BooleanLiteral;
export interface QuantityLiteral extends Place {
  readonly type: 'quantity';
  readonly value: Quantity;
}
export interface TextLiteral extends Place {
  readonly type: 'text';
  readonly value: string;
}
/** A date, month or quarter: the range of its days. */
export interface PeriodLiteral extends Place {
  readonly type: 'period';
  readonly value: Period;
}
export interface BooleanLiteral extends Place {
  readonly type: 'boolean';
  readonly value: boolean;
}
export interface NameExpression extends Place {
  readonly type: 'name';
  readonly name: string;
}
export interface MemberExpression extends Place {
  readonly type: 'member';
  readonly receiver: Expression;
  readonly member: string;
}
export const FUNCTIONS = ['count', 'sum', 'avg', 'min', 'max', 'any', 'all', 'distinct'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];
export interface CallExpression extends Place {
  readonly type: 'call';
  readonly function: FunctionName;
  readonly arguments: readonly Argument[];
}
/** In `where`, the members of the items come first. */
export interface Argument {
  readonly value: Expression;
  readonly where: Expression | undefined;
}
export interface MetricOfExpression extends Place {
  readonly type: 'metricOf';
  readonly metric: string;
  /** The qualified name of the element, or the text as written while `found` is false. */
  readonly element: string;
  readonly found: boolean;
}
export interface UnaryExpression extends Place {
  readonly type: 'unary';
  readonly operator: '-' | 'not';
  readonly operand: Expression;
}
export const BINARY_OPERATORS = ['*', '/', '+', '-', '=', '!=', '<', '<=', '>', '>=', 'in', 'and', 'or'] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];
export interface BinaryExpression extends Place {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface ConditionalExpression extends Place {
  readonly type: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** A message with expressions in it, `"{s.name} depends on {s.providers}"`: texts and expressions in their order. */
export type Template = readonly (string | Expression)[];

/** The expressions that one is made of, those in `where` included. */
export function partsOfExpression(e: Expression): readonly Expression[] {
  switch (e.type) {
    case 'member':
      return [e.receiver];
    case 'unary':
      return [e.operand];
    case 'binary':
      return [e.left, e.right];
    case 'conditional':
      return [e.condition, e.then, e.otherwise];
    case 'call':
      return e.arguments.flatMap(({ value, where }) => (where === undefined ? [value] : [value, where]));
    default:
      return [];
  }
}
