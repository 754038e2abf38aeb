import type { Checker } from './check.js';
import type { BinaryExpression, BinaryOperator, Expression, NameExpression } from './expression.js';
import { arithmeticType, comparable } from './operator-types.js';
import { shown } from './shown.js';
import {
  BOOLEAN,
  describeType,
  type ExpressionType,
  isQuantityType,
  moneyType,
  rateType,
  type WordType,
} from './types.js';

/** Completes "a duration … a percentage". */
const VERBS: Readonly<Record<Exclude<BinaryOperator, 'and' | 'or' | 'in'>, string>> = {
  '+': 'cannot be added to',
  '-': 'cannot be subtracted from',
  '*': 'cannot be multiplied by',
  '/': 'cannot be divided by',
  '=': 'cannot be compared with',
  '!=': 'cannot be compared with',
  '<': 'cannot be compared with',
  '<=': 'cannot be compared with',
  '>': 'cannot be compared with',
  '>=': 'cannot be compared with',
};

export function checkBinary(checker: Checker, e: BinaryExpression): ExpressionType {
  switch (e.operator) {
    case 'and':
    case 'or':
      checker.checkCondition(e.left, `"${e.operator}" needs a condition on both sides`);
      checker.checkCondition(e.right, `"${e.operator}" needs a condition on both sides`);
      return BOOLEAN;
    case 'in':
      checkMembership(checker, e);
      return BOOLEAN;
    case '+':
    case '-':
    case '*':
    case '/': {
      const [left, right] = [checker.check(e.left), checker.check(e.right)];
      const sum = e.operator === '+' || e.operator === '-';
      const [a, b] = sum ? asMoneyWhereExpected(checker, e, left, right) : [left, right];
      return arithmeticType(e.operator, a, b) ?? misfit(checker, e, left, right);
    }
    default:
      checkComparison(checker, e);
      return BOOLEAN;
  }
}

function checkComparison(checker: Checker, e: BinaryExpression): void {
  const leftWord = unresolvedName(checker, e.left);
  const rightWord = unresolvedName(checker, e.right);
  if (rightWord !== undefined) {
    // When both names mean nothing, the first is the mistake: the second may be one of its words.
    checkWord(checker, rightWord, checker.check(e.left));
  } else if (leftWord !== undefined) {
    checkWord(checker, leftWord, checker.check(e.right));
  } else {
    const [left, right] = [checker.check(e.left), checker.check(e.right)];
    const [a, b] = asMoneyWhereExpected(checker, e, left, right);
    if (!comparable(a, b, e.operator !== '=' && e.operator !== '!=')) misfit(checker, e, left, right);
    return;
  }
}

function checkMembership(checker: Checker, e: BinaryExpression): void {
  const right = checker.check(e.right);
  const word = unresolvedName(checker, e.left);
  const item = right.type === 'collection' ? right.of : undefined;
  if (word !== undefined) {
    checkWord(checker, word, right.type === 'any' ? right : (item ?? BOOLEAN));
    return;
  }
  const left = checker.check(e.left);
  if (left.type === 'any' || right.type === 'any') return;
  const temporal = right.type === 'period' && (left.type === 'date' || left.type === 'period');
  if (temporal || (item !== undefined && comparable(left, item, false))) return;
  checker.wrong(e, `${operand(left, e.left)} cannot be in ${operand(right, e.right)}`);
}

/** The name, if nothing is called that here: it may be a word literal. */
function unresolvedName(checker: Checker, e: Expression): NameExpression | undefined {
  return e.type === 'name' && checker.resolve(e.name) === undefined ? e : undefined;
}

/** A name that means nothing by itself, where a value of some type is expected. */
function checkWord(checker: Checker, name: NameExpression, expected: ExpressionType): void {
  if (expected.type === 'text' || expected.type === 'any') return;
  if (expected.type !== 'word') checker.check(name);
  else if (!expected.words.includes(name.name)) checker.wrong(name, wordMessage(name.name, expected));
}

function wordMessage(word: string, type: WordType): string {
  return `"${word}" is not ${describeType(type)}; write one of ${type.words.join(', ')}`;
}

function misfit(checker: Checker, e: BinaryExpression, left: ExpressionType, right: ExpressionType): ExpressionType {
  const verb = VERBS[e.operator as keyof typeof VERBS];
  // "5% - 4 h" takes the right side from the left.
  const [first, second] =
    e.operator === '-'
      ? [operand(right, e.right), operand(left, e.left)]
      : [operand(left, e.left), operand(right, e.right)];
  return checker.wrong(e, `${first} ${verb} ${second}${hint(left, right)}`);
}

function operand(type: ExpressionType, e: Expression): string {
  return `${describeType(type)} (${shown(e)})`;
}

function hint(left: ExpressionType, right: ExpressionType): string {
  if (left.type === 'money' && right.type === 'money') return '; convert one of them into the currency of the other';
  if (left.type === 'word' && right.type === 'word' && left.called === right.called) return '; they have no order';
  if ((left.type === 'collection') === (right.type === 'collection')) return '';
  return '; say which with any, all, count, sum, avg, min or max';
}

/** A number written where money is expected is money in the portfolio's currency: `s.cost.run > 480k/year`. */
function asMoneyWhereExpected(
  checker: Checker,
  e: BinaryExpression,
  left: ExpressionType,
  right: ExpressionType,
): readonly [ExpressionType, ExpressionType] {
  const currency = checker.environment.currency;
  if (isMoney(right) && isWrittenQuantity(e.left)) return [readAsMoney(left, currency), right];
  if (isMoney(left) && isWrittenQuantity(e.right)) return [left, readAsMoney(right, currency)];
  return [left, right];
}

function isMoney(type: ExpressionType): boolean {
  return type.type === 'money' || (type.type === 'rate' && type.amount.type === 'money');
}

/** A literal, or its negative. */
export function isWrittenQuantity(e: Expression): boolean {
  return e.type === 'quantity' || (e.type === 'unary' && e.operator === '-' && isWrittenQuantity(e.operand));
}

function readAsMoney(type: ExpressionType, currency: string | undefined): ExpressionType {
  if (!isQuantityType(type)) return type;
  if (type.type === 'number') return moneyType(currency);
  const plain = type.type === 'rate' && type.amount.type === 'number' && type.noun === undefined;
  return plain ? rateType(moneyType(currency), type.per) : type;
}
