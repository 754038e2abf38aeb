import type { RecordType, ReferableKind, Shape, ValueType, WordType } from '../../schema/types.js';
import {
  ANY,
  BOOLEAN,
  DATE,
  DURATION,
  type ElementType,
  type ExpressionType,
  MONEY,
  NUMBER,
  PERCENT,
  PERIOD,
  rateType,
  TEXT,
} from '../types.js';

/** What a quantity of a shape is. The nouns, currencies and time units of rates are only known with the value. */
const SHAPES: Readonly<Record<Shape, ExpressionType>> = {
  number: NUMBER,
  integer: NUMBER,
  percent: PERCENT,
  money: MONEY,
  duration: DURATION,
  moneyPerTime: rateType(MONEY, undefined),
  moneyPerNoun: rateType(MONEY, undefined),
  nounPerTime: rateType(NUMBER, undefined),
  percentPerTime: rateType(PERCENT, undefined),
  durationPerTime: rateType(DURATION, undefined),
  any: ANY,
};

/** Lists that have an order, and whether they are written from the greatest to the least. */
const ORDERED: ReadonlyMap<string, 'rising' | 'falling'> = new Map([
  ['a level', 'falling'],
  ['a state', 'rising'],
]);

/** What several kinds, or several records, are together: `team, person or unit`. */
const unions = new Map<string, readonly string[]>();

export function element(...kinds: readonly string[]): ElementType {
  const [first = ANY_ELEMENT] = kinds;
  if (kinds.length < 2) return { type: 'element', kind: first };
  const kind = `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`;
  unions.set(kind, kinds);
  return { type: 'element', kind };
}
/** The kind of an element of which nothing is known but that it is one. */
export const ANY_ELEMENT = 'element';

/** The kinds that a kind stands for: itself, or those of a union. */
export function kindsOf(kind: string): readonly string[] {
  return unions.get(kind) ?? [kind];
}

/** The name of a record as a kind: `LifecycleState` is a `lifecycle state`. */
export function recordKind({ record }: Pick<RecordType, 'record'>): string {
  return record.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

export function rangeKind(shapes: readonly Shape[]): string {
  if (shapes.includes('percent')) return 'range of percentages';
  return shapes.includes('number') ? 'range of numbers' : 'range of rates';
}
/** The type of the bounds of a range. */
export const RANGES: ReadonlyMap<string, ExpressionType> = new Map<string, ExpressionType>([
  ['range of percentages', PERCENT],
  ['range of numbers', NUMBER],
  ['range of rates', rateType(NUMBER, undefined)],
]);

export function wordType({ words, called }: WordType): ExpressionType {
  if (words.length === 0) return TEXT;
  const order = ORDERED.get(called);
  const noun = called.replace(/^an? /, '');
  const listed = order === 'falling' ? words.toReversed() : words;
  return { type: 'word', called: noun, words: listed, ...(order && { ordered: true }) };
}

/** The type that one value of a property has in an expression. */
export function propertyType(type: ValueType): ExpressionType {
  switch (type.type) {
    case 'quantity':
      return type.shapes.length === 1 ? SHAPES[type.shapes[0]!] : ANY;
    case 'range':
      return element(rangeKind(type.shapes));
    case 'word':
      return wordType(type);
    case 'date':
      return DATE;
    case 'period':
      return PERIOD;
    case 'flag':
      return BOOLEAN;
    case 'reference':
      return type.to.includes('*') ? element(ANY_ELEMENT) : element(...(type.to as readonly ReferableKind[]));
    case 'declaration':
      return element(ANY_ELEMENT);
    case 'record':
      return element(recordKind(type));
    case 'choice':
      return element(...type.of.map(recordKind));
    default: // Texts, and what is shown as a text: times of day, codes, units, columns, metrics, expressions.
      return TEXT;
  }
}
