import { type CallExpression, type Expression, type ExpressionValue, num, Rational, unknown } from '@btaas/portfolio';
import { SourceProblem } from '../finding.js';
import { compileRow, needed, type RowScope } from './compile.js';

/**
 * How values of two groups of rows become that of both. What cannot be put together (`apart`: percentiles, distinct values) is computed for
 * each period on its own.
 */
export type Merge = 'sum' | 'min' | 'max' | 'apart';

/** One aggregate of the query over a source. */
export interface Aggregate {
  readonly sql: string;
  readonly merge: Merge;
}

/** An expression over rows, divided into aggregates that SQL computes and arithmetic on them that stays exact. */
export interface Divided {
  /** The expression with names in place of its aggregates. */
  readonly rest: Expression;
  /** What each name stands for: which aggregates, and the value of them. */
  readonly parts: ReadonlyMap<string, Part>;
}
export interface Part {
  readonly aggregates: readonly Aggregate[];
  value(results: readonly (Rational | undefined)[]): ExpressionValue;
}

/** `sum(fixed) / count()` becomes `a0 / a1`, with one SQL aggregate each. */
export function divide(e: Expression, scope: RowScope): Divided {
  const parts = new Map<string, Part>();
  const walk = (each: Expression): Expression => {
    switch (each.type) {
      case 'call': {
        const name = `a${parts.size}`;
        parts.set(name, partOf(each, scope));
        return { type: 'name', name, start: each.start, end: each.end };
      }
      case 'unary':
        return { ...each, operand: walk(each.operand) };
      case 'binary':
        return { ...each, left: walk(each.left), right: walk(each.right) };
      case 'conditional':
        // biome-ignore lint/suspicious/noThenProperty: the tree's own name for the branch.
        return { ...each, condition: walk(each.condition), then: walk(each.then), otherwise: walk(each.otherwise) };
      default:
        return each;
    }
  };
  const rest = walk(e);
  return { rest, parts };
}

/** The aggregates of one call, such as `sum(amount where status = done)`. */
export function partOf(call: CallExpression, scope: RowScope): Part {
  const [argument] = call.arguments;
  if (call.arguments.length > 1) throw new SourceProblem(`${call.function} over rows takes one argument`);
  const filter = argument?.where === undefined ? '' : ` FILTER (WHERE ${needed(argument.where, 'boolean', scope)})`;
  const value = (type: 'number' | 'boolean') =>
    argument === undefined ? problem(call) : needed(argument.value, type, scope);
  switch (call.function) {
    case 'count': {
      if (argument === undefined) return { aggregates: [{ sql: 'count(*)', merge: 'sum' }], value: ([n]) => number(n) };
      if (argument.value.type === 'call' && argument.value.function === 'distinct')
        return distinct(argument.value, scope);
      const sql = `count(${compileRow(argument.value, undefined, scope).sql})${filter}`;
      return { aggregates: [{ sql, merge: 'sum' }], value: ([n]) => number(n) };
    }
    case 'sum':
      return { aggregates: [{ sql: `sum(${value('number')})${filter}`, merge: 'sum' }], value: ([n]) => number(n) };
    case 'avg': {
      const sql = value('number');
      return {
        aggregates: [
          { sql: `sum(${sql})${filter}`, merge: 'sum' },
          { sql: `count(${sql})${filter}`, merge: 'sum' },
        ],
        value: ([sum, count]) =>
          count === undefined || count.isZero() || sum === undefined
            ? unknown('average of nothing')
            : num(sum.dividedBy(count)),
      };
    }
    case 'min':
    case 'max': {
      const sql = `${call.function}(${value('number')})${filter}`;
      return {
        aggregates: [{ sql, merge: call.function }],
        value: ([n]) => (n === undefined ? unknown(`${call.function} of nothing`) : num(n)),
      };
    }
    case 'any':
    case 'all': {
      const condition = argument?.where === undefined ? value('boolean') : needed(argument.where, 'boolean', scope);
      const isAny = call.function === 'any';
      const sql = `count(*) FILTER (WHERE ${isAny ? condition : `NOT ${condition}`})`;
      return {
        aggregates: [{ sql, merge: 'sum' }],
        value: ([n]) => ({ type: 'boolean', value: isAny !== (n === undefined || n.isZero()) }),
      };
    }
    default:
      throw new SourceProblem('distinct over rows is counted, as in count(distinct(user))');
  }
}

function distinct(call: CallExpression, scope: RowScope): Part {
  const [argument] = call.arguments;
  if (argument === undefined) return problem(call);
  const filter = argument.where === undefined ? '' : ` FILTER (WHERE ${needed(argument.where, 'boolean', scope)})`;
  const sql = `count(DISTINCT ${compileRow(argument.value, undefined, scope).sql})${filter}`;
  return { aggregates: [{ sql, merge: 'apart' }], value: ([n]) => number(n) };
}

function number(n: Rational | undefined): ExpressionValue {
  return num(n ?? Rational.ZERO);
}

function problem(call: CallExpression): never {
  throw new SourceProblem(`${call.function}() needs something in its parentheses`);
}
