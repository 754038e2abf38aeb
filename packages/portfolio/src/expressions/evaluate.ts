import { date, isUnknown, type Known, unknown } from '../values/index.js';
import { calculate, scale } from './arithmetic.js';
import { isWrittenQuantity } from './check-operators.js';
import { compareValues, daysOf } from './compare-values.js';
import { Rational } from '../exact/index.js';
import { type BooleanValue, boolean, collection, type ExpressionValue, isQuantity, keyOf, text } from './evaluated.js';
import { callFunction } from './functions.js';
import type { Constants } from './constants.js';
import type { BinaryExpression, CallExpression, Expression } from './expression.js';
import { DEEPEST } from './check.js';
import { shown } from './shown.js';
import { type EvaluationError, Stop, stop } from './stop.js';
import { printValue } from './evaluated.js';
import { inPortfolioCurrency, readAsMoney } from './currency.js';

/** What the names of an expression stand for. All of it is pure; what exists without a figure is `unknown`. */
export interface EvaluationEnvironment {
  /** The portfolio's, which money without a currency is in. */
  readonly currency?: string;
  /** Where an expression is over rows: outside of `where`, aggregates take their arguments row by row. */
  readonly rows?: readonly ExpressionValue[];
  lookup(name: string): ExpressionValue | undefined;
  /** A namespace whose name stands for something else unless it is followed by a dot. */
  namespace?(name: string): ExpressionValue | undefined;
  /** The member of one thing; `undefined` if it can have none of that name. */
  memberOf(value: ExpressionValue, member: string): ExpressionValue | undefined;
  metric(name: string, element: string): ExpressionValue | undefined;
}

/** At most so many parts are evaluated (and items gone through), so deep. */
export interface EvaluationLimits {
  readonly steps?: number;
  readonly depth?: number;
  /** Instead of `steps`, what is left for several evaluations together; each takes from it. */
  readonly budget?: StepBudget;
  /** Parts that are evaluated once for many evaluations. */
  readonly constants?: Constants;
}
export interface StepBudget {
  readonly steps: number;
  left: number;
}
export const MOST_STEPS = 100_000;

/** Numbers of more than 10 000 digits are a mistake, or an attack. */
const LARGEST = 10n ** 10_000n;

/**
 * The value of an expression, with exact numbers. What is missing passes through, with its names, unless the result
 * does not depend on it: `unknown and false` is false. Never throws for a tree of any shape: units that do not fit, and
 * limits that are passed, are an error value.
 */
export function evaluate(
  expression: Expression,
  environment: EvaluationEnvironment,
  limits: EvaluationLimits = {},
): ExpressionValue | EvaluationError {
  const steps = limits.steps ?? MOST_STEPS;
  const budget = limits.budget ?? { steps, left: steps };
  try {
    const deepest = limits.depth ?? DEEPEST;
    return new Evaluator(environment, budget, deepest, [], 0, limits.constants).evaluate(expression);
  } catch (error) {
    if (error instanceof Stop) return error.error;
    throw error;
  }
}

/** A call that belongs to many evaluations, with steps of its own. */
function evaluateApart(call: CallExpression, { environment, steps }: Constants): ExpressionValue {
  return callFunction(new Evaluator(environment, { steps, left: steps }, DEEPEST, [], 0), call);
}

/** One level of an evaluation: `items` are the values whose members come first, the innermost last. */
export class Evaluator {
  constructor(
    readonly environment: EvaluationEnvironment,
    private readonly budget: StepBudget,
    private readonly deepest: number,
    private readonly items: readonly ExpressionValue[],
    private depth: number,
    private readonly constants?: Constants,
  ) {}

  evaluate(e: Expression): ExpressionValue {
    this.step(e);
    if (this.depth > this.deepest) stop(e, `the expression is nested deeper than ${this.deepest} levels; split it`);
    // A throw ends the whole evaluation, so that nobody asks for the depth after it.
    this.depth++;
    const value = this.valueOf(e);
    this.depth--;
    return inPortfolioCurrency(value, this.environment.currency);
  }

  within(item: ExpressionValue): Evaluator {
    return new Evaluator(this.environment, this.budget, this.deepest, [...this.items, item], this.depth);
  }

  get rows(): readonly ExpressionValue[] | undefined {
    return this.items.length === 0 ? this.environment.rows : undefined;
  }

  step(place: Expression, count = 1): void {
    this.budget.left -= count;
    if (this.budget.left < 0) {
      stop(place, `the expression takes more than ${this.budget.steps} steps; narrow its collections with "where"`);
    }
  }

  /** True, false or unknown. */
  condition(e: Expression): Known<BooleanValue> {
    const value = this.evaluate(e);
    if (value.type === 'boolean' || value.type === 'unknown') return value;
    return stop(e, `${shown(e)} is ${printValue(value)}, which is neither true nor false`);
  }

  /** Numbers that grow without end are stopped while they are still cheap. */
  bounded(place: Expression, value: ExpressionValue): ExpressionValue {
    if (!isQuantity(value)) return value;
    const amount = value.type === 'rate' ? value.amount : value;
    const exact = amount.type === 'number' || amount.type === 'percent' ? amount.value : amount.amount;
    const small = exact.denominator < LARGEST && exact.numerator < LARGEST && -exact.numerator < LARGEST;
    return small ? value : stop(place, `${shown(place)} is a number of more than 10 000 digits`);
  }

  private valueOf(e: Expression): ExpressionValue {
    switch (e.type) {
      case 'quantity':
        return e.value;
      case 'text':
        return text(e.value);
      case 'boolean':
        return boolean(e.value);
      case 'period': {
        const { from, to, written } = e.value;
        return written === 'day' && from !== undefined && from === to ? date(from) : e.value;
      }
      case 'name':
        return this.resolve(e.name) ?? { type: 'word', word: e.name };
      case 'member':
        return this.memberOf(e, this.receiver(e.receiver));
      case 'metricOf':
        return this.environment.metric(e.metric, e.element) ?? unknown(`${e.metric} of ${e.element}`);
      case 'call':
        return this.constants?.valueOf(e, evaluateApart) ?? callFunction(this, e);
      case 'unary':
        return e.operator === 'not' ? this.not(e.operand) : this.negative(e.operand);
      case 'binary':
        return this.binary(e);
      case 'conditional': {
        const condition = this.condition(e.condition);
        if (isUnknown(condition)) return condition;
        return this.evaluate(condition.value ? e.then : e.otherwise);
      }
    }
  }

  /** What stands before a dot, where a namespace may be called like a word of a list. */
  private receiver(e: Expression): ExpressionValue {
    const value = this.evaluate(e);
    const isWord = e.type === 'name' && value.type === 'word' && value.word === e.name;
    return (isWord && this.environment.namespace?.(e.name)) || value;
  }

  private resolve(name: string): ExpressionValue | undefined {
    for (let at = this.items.length - 1; at >= 0; at--) {
      const found = this.environment.memberOf(this.items[at]!, name);
      if (found !== undefined) return found;
    }
    return this.environment.lookup(name);
  }

  private memberOf(e: Extract<Expression, { type: 'member' }>, receiver: ExpressionValue): ExpressionValue {
    this.step(e);
    if (isUnknown(receiver)) return receiver;
    if (receiver.type !== 'collection') {
      return this.environment.memberOf(receiver, e.member) ?? stop(e, `${printValue(receiver)} has no "${e.member}"`);
    }
    const members = receiver.items.map((item) => this.memberOf(e, item));
    return collection(members.flatMap((member) => (member.type === 'collection' ? member.items : [member])));
  }

  private not(operand: Expression): ExpressionValue {
    const value = this.condition(operand);
    return isUnknown(value) ? value : boolean(!value.value);
  }

  private negative(operand: Expression): ExpressionValue {
    const value = this.evaluate(operand);
    if (isUnknown(value)) return value;
    if (!isQuantity(value)) return stop(operand, `${shown(operand)} is ${printValue(value)}, which has no negative`);
    return scale(value, Rational.of(-1));
  }

  private binary(e: BinaryExpression): ExpressionValue {
    if (e.operator === 'and' || e.operator === 'or') return this.logical(e, e.operator === 'or');
    const first = this.evaluate(e.left);
    const second = this.evaluate(e.right);
    if (e.operator === 'in') return this.membership(e, first, second);
    if (isUnknown(first) || isUnknown(second)) {
      return unknown(...[first, second].flatMap((side) => (isUnknown(side) ? side.missing : [])));
    }
    if (e.operator === '*' || e.operator === '/') {
      return this.bounded(e, calculate(e.operator, first, second) ?? this.misfit(e, first, second));
    }
    const currency = this.environment.currency;
    const left = isWrittenQuantity(e.left) ? readAsMoney(first, second, currency) : first;
    const right = isWrittenQuantity(e.right) ? readAsMoney(second, first, currency) : second;
    if (e.operator === '+' || e.operator === '-') {
      return this.bounded(e, calculate(e.operator, left, right) ?? this.misfit(e, first, second));
    }
    const result = compareValues(e.operator, left, right);
    return result === undefined ? this.misfit(e, first, second) : boolean(result);
  }

  /** Kleene's three values: `decisive` (false for `and`, true for `or`) settles it, whatever the other side is. */
  private logical(e: BinaryExpression, decisive: boolean): ExpressionValue {
    const left = this.condition(e.left);
    if (!isUnknown(left) && left.value === decisive) return left;
    const right = this.condition(e.right);
    if (!isUnknown(right) && right.value === decisive) return right;
    if (isUnknown(left) && isUnknown(right)) return unknown(...left.missing, ...right.missing);
    return isUnknown(left) ? left : right;
  }

  private membership(e: BinaryExpression, left: ExpressionValue, right: ExpressionValue): ExpressionValue {
    if (isUnknown(right)) return right;
    if (isUnknown(left)) return right.type === 'collection' && right.items.length === 0 ? boolean(false) : left;
    const [mine, theirs] = [daysOf(left), daysOf(right)];
    if (mine !== undefined && theirs !== undefined) {
      return boolean(compareValues('>=', mine, theirs) === true && compareValues('<=', mine, theirs) === true);
    }
    if (right.type !== 'collection') return this.misfit(e, left, right);
    this.step(e, right.items.length);
    const key = keyOf(left);
    if (right.items.some((item) => keyOf(item) === key)) return boolean(true);
    const missing = right.items.filter(isUnknown);
    return missing.length === 0 ? boolean(false) : unknown(...missing.flatMap((item) => item.missing));
  }

  private misfit(e: BinaryExpression, left: ExpressionValue, right: ExpressionValue): never {
    return stop(e, `${printValue(left)} and ${printValue(right)} do not fit together in ${shown(e)}`);
  }
}
