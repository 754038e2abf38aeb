import type { Checker } from './check.js';
import type { Argument, CallExpression } from './expression.js';
import { shown } from './shown.js';
import { ANY, BOOLEAN, collectionOf, describeType, type ExpressionType, isQuantityType, NUMBER } from './types.js';
import { unify } from './unify.js';

/** A call of a function over the items of its arguments: a collection gives its items, anything else is one item. */
export function checkCall(checker: Checker, e: CallExpression): ExpressionType {
  if (e.arguments.length === 0) return checkWithoutArguments(checker, e);
  const predicate = e.function === 'any' || e.function === 'all';
  let common: ExpressionType = ANY;
  for (const argument of e.arguments) {
    const item = checkArgument(checker, argument, e.function);
    if (predicate && argument.where !== undefined) continue;
    const problem = itemProblem(e, argument, item);
    if (problem !== undefined) {
      checker.wrong(argument.value, problem);
      continue;
    }
    const both = unify(common, item);
    const mixed = `${e.function} needs items of one type: ${describeType(item)} (${shown(argument.value)}) is not ${describeType(common)}`;
    if (both !== undefined) common = both;
    else if (e.function !== 'count') checker.wrong(argument.value, mixed);
  }
  return resultType(e, common);
}

function checkWithoutArguments(checker: Checker, e: CallExpression): ExpressionType {
  if (e.function !== 'count') return checker.wrong(e, `${e.function}() needs something in its parentheses`);
  if (checker.environment.row !== undefined) return NUMBER;
  return checker.wrong(
    e,
    'count() counts the rows of a source, and there are none here; name what to count in its parentheses',
  );
}

/** The type of an argument's items; its `where` sees their members first. */
function checkArgument(checker: Checker, argument: Argument, called: string): ExpressionType {
  const scope = checker.row === undefined ? checker : checker.within(checker.row);
  const type = scope.check(argument.value);
  const item = type.type === 'collection' ? type.of : type;
  if (argument.where !== undefined) {
    const needs =
      called === 'any' || called === 'all' ? `${called} needs a condition after "where"` : '"where" needs a condition';
    scope.within(item).checkCondition(argument.where, needs);
  }
  return item;
}

function itemProblem(e: CallExpression, argument: Argument, item: ExpressionType): string | undefined {
  if (item.type === 'any') return undefined;
  const found = `${describeType(item)} (${shown(argument.value)})`;
  const ordered = isQuantityType(item) || item.type === 'date' || (item.type === 'word' && item.ordered === true);
  switch (e.function) {
    case 'sum':
    case 'avg':
      return isQuantityType(item) ? undefined : `${e.function} needs quantities, not ${found}`;
    case 'min':
    case 'max':
      return ordered ? undefined : `${e.function} needs items that have an order, not ${found}`;
    case 'any':
    case 'all':
      return item.type === 'boolean' ? undefined : `${e.function} needs conditions, or a "where", not ${found}`;
    default:
      return undefined;
  }
}

function resultType(e: CallExpression, item: ExpressionType): ExpressionType {
  switch (e.function) {
    case 'count':
      return NUMBER;
    case 'any':
    case 'all':
      return BOOLEAN;
    case 'distinct':
      return collectionOf(item);
    default:
      return item;
  }
}
