import { nearest } from '../values/index.js';
import { checkCall } from './check-call.js';
import { checkBinary } from './check-operators.js';
import type { Expression } from './expression.js';
import { shown } from './shown.js';
import {
  ANY,
  BOOLEAN,
  collectionOf,
  DATE,
  describeType,
  type ExpressionType,
  isQuantityType,
  PERIOD,
  TEXT,
  typeOfQuantity,
} from './types.js';
import { unify } from './unify.js';

/** What the names of an expression mean where it stands. All of it is pure; `undefined` is "there is no such thing". */
export interface TypeEnvironment {
  /** The portfolio's, which money without a currency is in. */
  readonly currency?: string;
  /** The type of one row where an expression is over rows: there, aggregates take their arguments row by row. */
  readonly row?: ExpressionType;
  lookup(name: string): ExpressionType | undefined;
  /** A namespace whose name stands for something else unless it is followed by a dot. */
  namespace?(name: string): ExpressionType | undefined;
  /** The member of one thing; those of a collection are asked of its items. */
  memberOf(type: ExpressionType, member: string): ExpressionType | undefined;
  metric(name: string, element: string): ExpressionType | undefined;
  /** What could have been written, for suggestions. */
  names?(): Iterable<string>;
  members?(type: ExpressionType): Iterable<string>;
}

/** `start` and `end` are those of the part of the expression that is wrong. */
export interface ExpressionProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
export interface CheckedExpression {
  readonly type: ExpressionType;
  readonly problems: readonly ExpressionProblem[];
}

export const DEEPEST = 200;

/** The type of an expression, and every mistake in it once: what is wrong has the type `any`, which fits everywhere. */
export function checkExpression(expression: Expression, environment: TypeEnvironment): CheckedExpression {
  const problems: ExpressionProblem[] = [];
  return { type: new Checker(environment, problems, [], 0).check(expression), problems };
}

/** One level of a check: `items` are the types whose members come first, the innermost last. */
export class Checker {
  constructor(
    readonly environment: TypeEnvironment,
    private readonly problems: ExpressionProblem[],
    private readonly items: readonly ExpressionType[],
    private readonly depth: number,
  ) {}

  check(e: Expression): ExpressionType {
    if (this.depth > DEEPEST) return this.wrong(e, `the expression is nested deeper than ${DEEPEST} levels; split it`);
    return new Checker(this.environment, this.problems, this.items, this.depth + 1).typeOf(e);
  }

  /** The same, where the members of an item come first. */
  within(item: ExpressionType): Checker {
    return new Checker(this.environment, this.problems, [...this.items, item], this.depth);
  }

  /** Whether aggregates take their arguments row by row here. */
  get row(): ExpressionType | undefined {
    return this.items.length === 0 ? this.environment.row : undefined;
  }

  wrong(place: Expression, message: string): ExpressionType {
    this.problems.push({ message, start: place.start, end: place.end });
    return ANY;
  }

  /** An expression that has to be true or false; `needs` begins the message, as in `"not" needs a condition`. */
  checkCondition(e: Expression, needs: string): void {
    const type = this.check(e);
    if (type.type !== 'boolean' && type.type !== 'any')
      this.wrong(e, `${needs}, not ${describeType(type)} (${shown(e)})`);
  }

  resolve(name: string): ExpressionType | undefined {
    for (const item of this.items.toReversed()) {
      const found = item.type === 'any' ? ANY : this.environment.memberOf(item, name);
      if (found !== undefined) return found;
    }
    return this.environment.lookup(name);
  }

  private typeOf(e: Expression): ExpressionType {
    switch (e.type) {
      case 'quantity':
        return typeOfQuantity(e.value, this.environment.currency);
      case 'text':
        return TEXT;
      case 'boolean':
        return BOOLEAN;
      case 'period':
        return e.value.written === 'day' && e.value.from === e.value.to ? DATE : PERIOD;
      case 'name':
        return this.resolve(e.name) ?? this.wrong(e, `nothing is called "${e.name}" here${this.suggestName(e.name)}`);
      case 'member':
        return this.memberOf(e, this.receiver(e.receiver));
      case 'metricOf':
        return this.metricOf(e);
      case 'call':
        return checkCall(this, e);
      case 'unary':
        return this.unary(e);
      case 'binary':
        return checkBinary(this, e);
      case 'conditional':
        return this.conditional(e);
    }
  }

  /** What stands before a dot, where a namespace may be called like a word of a list. */
  private receiver(e: Expression): ExpressionType {
    const namespace = e.type === 'name' && this.resolve(e.name) === undefined && this.environment.namespace?.(e.name);
    return namespace || this.check(e);
  }

  private memberOf(e: Extract<Expression, { type: 'member' }>, receiver: ExpressionType): ExpressionType {
    if (receiver.type === 'any') return ANY;
    if (receiver.type === 'collection') {
      const found = this.memberOf(e, receiver.of);
      return found.type === 'any' || found.type === 'collection' ? found : collectionOf(found);
    }
    const found = this.environment.memberOf(receiver, e.member);
    if (found !== undefined) return found;
    const candidates = this.environment.members?.(receiver) ?? [];
    return this.wrong(
      e,
      `${describeType(receiver)} (${shown(e.receiver)}) has no "${e.member}"${suggestion(e.member, candidates)}`,
    );
  }

  private metricOf(e: Extract<Expression, { type: 'metricOf' }>): ExpressionType {
    // Who resolves names has said already that the element is missing.
    if (!e.found) return ANY;
    const found = this.environment.metric(e.metric, e.element);
    return found ?? this.wrong(e, `"${e.element}" has no metric "${e.metric}"`);
  }

  private unary(e: Extract<Expression, { type: 'unary' }>): ExpressionType {
    if (e.operator === 'not') {
      this.checkCondition(e.operand, '"not" needs a condition');
      return BOOLEAN;
    }
    const type = this.check(e.operand);
    if (isQuantityType(type) || type.type === 'any') return type;
    return this.wrong(e.operand, `"-" needs a quantity, not ${describeType(type)} (${shown(e.operand)})`);
  }

  private conditional(e: Extract<Expression, { type: 'conditional' }>): ExpressionType {
    this.checkCondition(e.condition, '"if" needs a condition');
    return this.common(e, e.then, e.otherwise, 'cannot be the alternative of');
  }

  /** The one type of two expressions that stand for the same value. */
  private common(place: Expression, first: Expression, second: Expression, verb: string): ExpressionType {
    const [a, b] = [this.check(first), this.check(second)];
    if (a.type === 'any' || b.type === 'any') return a.type === 'any' ? b : a;
    return (
      unify(a, b) ??
      this.wrong(place, `${describeType(b)} (${shown(second)}) ${verb} ${describeType(a)} (${shown(first)})`)
    );
  }

  private suggestName(name: string): string {
    return suggestion(name, this.environment.names?.() ?? []);
  }
}

function suggestion(word: string, candidates: Iterable<string>): string {
  const [best] = nearest(word, candidates, 2);
  return best === undefined ? '' : `; did you mean "${best}"?`;
}
