import type { Rational } from '../exact/index.js';
import {
  convertRate,
  type DateValue,
  inMonths,
  isTimeUnit,
  type Period,
  printPeriod,
  printQuantity,
  type Quantity,
  type RateAmount,
  toMilliseconds,
  type Unknown,
  amountOf,
  withAmount,
} from '../values/index.js';

export interface TextValue {
  readonly type: 'text';
  readonly value: string;
}
export interface BooleanValue {
  readonly type: 'boolean';
  readonly value: boolean;
}
/** A word of a list; `order` are the words of an ordered list, from the least to the greatest. */
export interface WordValue {
  readonly type: 'word';
  readonly word: string;
  readonly order?: readonly string[];
}
/** An element, or a part of one: the same if the `id` is the same. `label` is how a message writes it, else the `id`. */
export interface ElementValue {
  readonly type: 'element';
  readonly kind: string;
  readonly id: string;
  readonly label?: string;
}
export interface CollectionValue {
  readonly type: 'collection';
  readonly items: readonly ExpressionValue[];
}
/** Everything that an expression can be, as long as it can be evaluated. */
export type ExpressionValue =
  | Quantity
  | DateValue
  | Period
  | TextValue
  | BooleanValue
  | WordValue
  | ElementValue
  | CollectionValue
  | Unknown;

export function text(value: string): TextValue {
  return { type: 'text', value };
}

const TRUE: BooleanValue = { type: 'boolean', value: true };
const FALSE: BooleanValue = { type: 'boolean', value: false };
export function boolean(value: boolean): BooleanValue {
  return value ? TRUE : FALSE;
}

export function collection(items: readonly ExpressionValue[]): CollectionValue {
  return { type: 'collection', items };
}

export function isQuantity(value: ExpressionValue): value is Quantity {
  return isAmount(value) || value.type === 'rate';
}

function isAmount(value: ExpressionValue): value is RateAmount {
  return value.type === 'number' || value.type === 'percent' || value.type === 'money' || value.type === 'duration';
}

/** Whether two values are the same. What policies compare most, words and elements, has no need of keys. */
export function isSame(left: ExpressionValue, right: ExpressionValue): boolean {
  if (left.type === 'word' && right.type === 'word') return left.word === right.word;
  if (left.type === 'element' && right.type === 'element') return left.id === right.id;
  return keyOf(left) === keyOf(right);
}

/** Two values are the same if their keys are: 60 min is 1 h, and a day is the period of that day. */
export function keyOf(value: ExpressionValue): string {
  switch (value.type) {
    case 'text':
      return `text ${value.value}`;
    case 'word':
      return `text ${value.word}`;
    case 'boolean':
      return String(value.value);
    case 'element':
      return `element ${value.id}`;
    case 'date':
      return `days ${value.date} ${value.date}`;
    case 'period':
      return `days ${value.from} ${value.to}`;
    case 'unknown':
      return `unknown ${value.missing.join()}`;
    case 'collection':
      return JSON.stringify(value.items.map(keyOf));
    case 'rate': {
      const base = isTimeUnit(value.per) ? (convertRate(value, 'ms') ?? convertRate(value, 'month') ?? value) : value;
      return `rate ${keyOf(base.amount)} ${base.noun} ${base.per}`;
    }
    case 'duration': {
      const months = inMonths(value);
      return `duration ${months === undefined ? exactKey(toMilliseconds(value)!) : `${exactKey(months)} months`}`;
    }
    case 'money':
      return `money ${exactKey(value.amount)} ${value.currency}`;
    default:
      return `${value.type} ${exactKey(value.value)}`;
  }
}

function exactKey(value: Rational): string {
  return `${value.numerator}/${value.denominator}`;
}

const DECIMALS = 6;
/** So many of a collection are written: a message with all of a large one, for each of its elements, is of no use. */
const MOST_ITEMS = 20;

/** A value as a message writes it; a number without a finite decimal is rounded to six, and a long collection cut. */
export function printValue(value: ExpressionValue): string {
  switch (value.type) {
    case 'text':
      return value.value;
    case 'word':
      return value.word;
    case 'boolean':
      return String(value.value);
    case 'element':
      return value.label ?? value.id;
    case 'date':
      return value.date;
    case 'period':
      return printPeriod(value);
    case 'unknown':
      return value.missing.length === 0 ? 'unknown' : `unknown (${value.missing.join(', ')})`;
    case 'collection':
      return printItems(value.items);
    case 'rate':
      return printQuantity({ ...value, amount: finite(value.amount) });
    default:
      return printQuantity(finite(value));
  }
}

function printItems(items: readonly ExpressionValue[]): string {
  if (items.length === 0) return 'none';
  const written = items.slice(0, MOST_ITEMS).map(printValue).join(', ');
  return items.length > MOST_ITEMS ? `${written} and ${items.length - MOST_ITEMS} more` : written;
}

function finite<A extends RateAmount>(amount: A): A {
  const exact = amountOf(amount);
  return exact.toDecimalString() === undefined ? withAmount(amount, exact.round(DECIMALS, 'halfEven')) : amount;
}
