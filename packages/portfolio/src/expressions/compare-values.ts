import { compareDates, compareQuantities, type Period, period } from '../values/index.js';
import { alignZero } from './arithmetic.js';
import { type ExpressionValue, isQuantity, isSame } from './evaluated.js';
import type { BinaryOperator } from './expression.js';

export type ComparisonOperator = Extract<BinaryOperator, '=' | '!=' | '<' | '<=' | '>' | '>='>;

/**
 * What a comparison of two known values says; `undefined` if they cannot be compared. A period is before another
 * (`<`) if it ends before the other begins; `<=` if it ends no later than the other does, `>=` if it begins no earlier.
 */
export function compareValues(
  operator: ComparisonOperator,
  left: ExpressionValue,
  right: ExpressionValue,
): boolean | undefined {
  if (isQuantity(left) && isQuantity(right)) return decide(operator, compareQuantities(...alignZero(left, right)));
  const mine = daysOf(left);
  const theirs = mine && daysOf(right);
  if (mine !== undefined && theirs !== undefined) return comparePeriods(operator, mine, theirs);
  if (operator === '=' || operator === '!=') {
    if (sortOf(left) !== sortOf(right)) return undefined;
    return isSame(left, right) === (operator === '=');
  }
  return decide(operator, order(left, right));
}

/** Words by the order of their list, texts by their code units. */
function order(left: ExpressionValue, right: ExpressionValue): number | undefined {
  if (left.type === 'text' && right.type === 'text')
    return left.value < right.value ? -1 : Number(left.value > right.value);
  if (left.type !== 'word' || right.type !== 'word') return undefined;
  const words = left.order ?? right.order;
  const [mine, theirs] = [words?.indexOf(left.word) ?? -1, words?.indexOf(right.word) ?? -1];
  return mine < 0 || theirs < 0 ? undefined : mine - theirs;
}

function decide(operator: ComparisonOperator, order: number | undefined): boolean | undefined {
  if (order === undefined) return undefined;
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** A date is the period of one day. */
export function daysOf(value: ExpressionValue): Period | undefined {
  if (value.type === 'date') return period(value.date, value.date);
  return value.type === 'period' ? value : undefined;
}

function comparePeriods(operator: ComparisonOperator, a: Period, b: Period): boolean {
  switch (operator) {
    case '=':
      return a.from === b.from && a.to === b.to;
    case '!=':
      return a.from !== b.from || a.to !== b.to;
    case '<':
      return a.to !== undefined && b.from !== undefined && compareDates(a.to, b.from) < 0;
    case '>':
      return comparePeriods('<', b, a);
    case '<=':
      return b.to === undefined || (a.to !== undefined && compareDates(a.to, b.to) <= 0);
    case '>=':
      return b.from === undefined || (a.from !== undefined && compareDates(a.from, b.from) >= 0);
  }
}

function sortOf(value: ExpressionValue): string {
  return value.type === 'word' ? 'text' : value.type;
}
