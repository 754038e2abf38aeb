import { isUnknown, type Known, num, type Quantity, unknown } from '../values/index.js';
import { add, average } from './arithmetic.js';
import { compareValues } from './compare-values.js';
import { inPortfolioCurrency, mayBeMoney } from './currency.js';
import { boolean, collection, type ExpressionValue, isQuantity, keyOf, printValue } from './evaluated.js';
import type { Evaluator } from './evaluate.js';
import type { Argument, CallExpression, Expression } from './expression.js';
import { shown } from './shown.js';
import { stop } from './stop.js';

/**
 * A function of the items of its arguments. An item, or a `where`, that is unknown makes the result unknown; `any` and
 * `all` know their answer as soon as one item decides it. The sum of nothing is zero, which fits every unit; nothing has no average, least or most.
 */
export function callFunction(evaluator: Evaluator, e: CallExpression): ExpressionValue {
  if (e.function === 'any' || e.function === 'all') return quantify(evaluator, e, e.function === 'any');
  if (e.arguments.length === 0) {
    if (e.function === 'count' && evaluator.rows !== undefined) return num(evaluator.rows.length);
    return stop(e, `${e.function}() has nothing to go through`);
  }
  const items = allItems(evaluator, e.arguments);
  evaluator.step(e, items.length);
  if (items.some(isUnknown)) return unknown(...items.flatMap((item) => (isUnknown(item) ? item.missing : [])));
  switch (e.function) {
    case 'count':
      return num(items.length);
    case 'distinct':
      return collection(
        [...new Map(items.map((item) => [keyOf(item), item] as const).toReversed()).values()].toReversed(),
      );
    case 'sum':
      return total(evaluator, e, items);
    case 'avg': {
      if (items.length === 0) return unknown('average of nothing');
      return average(total(evaluator, e, items), items.length);
    }
    case 'min':
      return extreme(e, items, '<');
    case 'max':
      return extreme(e, items, '>');
  }
}

function allItems(evaluator: Evaluator, args: readonly Argument[]): readonly ExpressionValue[] {
  // Most calls have one argument.
  if (args.length === 1) return selectedItems(evaluator, args[0]!);
  return args.flatMap((argument) => selectedItems(evaluator, argument));
}

interface Item {
  readonly value: ExpressionValue;
  /** What surrounds it; its `where` sees its members before. */
  readonly around: Evaluator;
}

/** The items of an argument; of an unknown collection, one unknown item. */
function itemsOf(evaluator: Evaluator, argument: Argument): readonly Item[] {
  const { rows } = evaluator;
  if (rows === undefined) return valuesOf(evaluator, argument).map((value) => ({ value, around: evaluator }));
  return rows.flatMap((row) => {
    const around = evaluator.within(row);
    return valuesOf(around, argument).map((value) => ({ value, around }));
  });
}

function valuesOf(scope: Evaluator, argument: Argument): readonly ExpressionValue[] {
  const value = scope.evaluate(argument.value);
  const items = value.type === 'collection' ? value.items : [value];
  scope.step(argument.value, items.length);
  const { currency } = scope.environment;
  // Most items are elements, which have no currency.
  return items.some(mayBeMoney) ? items.map((item) => inPortfolioCurrency(item, currency)) : items;
}

/** The items that are wanted, and in place of one of which that is not known, what is missing. */
function selectedItems(evaluator: Evaluator, argument: Argument): readonly ExpressionValue[] {
  const { where } = argument;
  if (where !== undefined) return itemsOf(evaluator, argument).flatMap((item) => selected(item, where));
  // Most arguments are one collection as it is.
  return evaluator.rows === undefined
    ? valuesOf(evaluator, argument)
    : itemsOf(evaluator, argument).map(({ value }) => value);
}

function selected({ value, around }: Item, where: Expression): readonly ExpressionValue[] {
  // Members of a row decide even if the value of the row is missing.
  const wanted = around.within(value).condition(where);
  if (isUnknown(wanted)) return [wanted];
  return wanted.value ? [value] : [];
}

/** `decisive` is true for `any`, false for `all`. */
function quantify(evaluator: Evaluator, e: CallExpression, decisive: boolean): ExpressionValue {
  const missing: string[] = [];
  for (const argument of e.arguments) {
    for (const item of itemsOf(evaluator, argument)) {
      const answer = decided(item, argument);
      if (isUnknown(answer)) missing.push(...answer.missing);
      else if (answer.value === decisive) return answer;
    }
  }
  return missing.length > 0 ? unknown(...missing) : boolean(!decisive);
}

function decided(
  { value, around }: Item,
  argument: Argument,
): Known<{ readonly type: 'boolean'; readonly value: boolean }> {
  if (isUnknown(value)) return value;
  if (argument.where !== undefined) return around.within(value).condition(argument.where);
  if (value.type === 'boolean') return value;
  return stop(argument.value, `${printValue(value)} in ${shown(argument.value)} is neither true nor false`);
}

function total(evaluator: Evaluator, e: CallExpression, items: readonly ExpressionValue[]): Quantity {
  let sum: Quantity = num(0);
  for (const item of items) {
    if (!isQuantity(item)) return stop(e, `${printValue(item)} is no quantity, as ${shown(e)} needs`);
    const next = add(sum, item);
    if (next === undefined) return stop(e, `${printValue(sum)} and ${printValue(item)} do not add up in ${shown(e)}`);
    evaluator.bounded(e, next);
    sum = next;
  }
  return sum;
}

function extreme(e: CallExpression, items: readonly ExpressionValue[], operator: '<' | '>'): ExpressionValue {
  const [first, ...others] = items;
  if (first === undefined) return unknown(`${e.function} of nothing`);
  return others.reduce((best, item) => {
    const better = compareValues(operator, item, best);
    if (better !== undefined) return better ? item : best;
    return stop(e, `${printValue(best)} and ${printValue(item)} have no order in ${shown(e)}`);
  }, first);
}
