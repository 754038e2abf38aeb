import {
  asShape,
  boundsMissed,
  isBuiltInMetric,
  isCurrency,
  isLike,
  isName,
  isValidDate,
  nameShapes,
  nearest,
  parsePeriod,
  parseQuantity,
  parseRange,
  parseTimeOfDay,
  printTimeOfDay,
  type QuantityType,
  type RangeType,
  type Reading,
  range,
  type ValueType,
  type WordType,
} from '@btaas/portfolio';
import { isQualifiedName } from './identifier.js';

export type SimpleType = Exclude<
  ValueType,
  { type: 'record' } | { type: 'choice' } | { type: 'declaration' } | { type: 'expression' } | { type: 'template' }
>;
const COMPOSED = new Set(['record', 'choice', 'declaration', 'expression', 'template']);

/** Whether a cell can hold a value of this type. */
export function isSimple(type: ValueType): type is SimpleType {
  return !COMPOSED.has(type.type);
}

const ok = (value: unknown): Reading<unknown> => ({ ok: true, value });
const no = (message: string): Reading<unknown> => ({ ok: false, message });

/** Reads a text as a value of a type; names are looked up later, in the text that is written. */
export function simpleValue(type: SimpleType): (text: string) => Reading<unknown> {
  switch (type.type) {
    case 'text':
    case 'column':
      return ok;
    case 'unit':
      return unitValue;
    case 'word':
      return (text) => wordValue(type, text);
    case 'quantity':
      return (text) => quantityValue(type, text);
    case 'range':
      return (text) => rangeValue(type, text);
    case 'date':
      return (text) => (isValidDate(text) ? ok(text) : no(`"${text}" is not a day such as "2026-02-01"`));
    case 'period':
      return parsePeriod;
    case 'time':
      return (text) => {
        const reading = parseTimeOfDay(text);
        return reading.ok ? ok(printTimeOfDay(reading.value)) : reading;
      };
    case 'currency':
      return (text) => (isCurrency(text) ? ok(text) : no(`"${text}" is not an ISO 4217 currency code such as EUR`));
    case 'flag':
      return (text) => (text === 'true' ? ok(true) : no(`"${text}" is not "true"`));
    case 'reference':
      return (text) => (isQualifiedName(text) ? ok({ to: text, found: false }) : no(notAName(text)));
    case 'metric':
      return (text) =>
        isQualifiedName(text) ? ok({ name: text, custom: false, found: isBuiltInMetric(text) }) : no(notAName(text));
  }
}

function unitValue(text: string): Reading<unknown> {
  const isUnit = text === '%' || text.split('/').every(isName);
  return isUnit ? ok(text) : no(`"${text}" is not a unit such as "%", "tx" or "EUR/tx"`);
}

function notAName(text: string): string {
  return `"${text}" is not the name of an element: letters, digits and _ only; { "identifier": … } makes one`;
}

function wordValue(type: WordType, text: string): Reading<unknown> {
  const { words, called } = type;
  if (words.length === 0) {
    if (!isName(text)) return no(`"${text}" is not ${called}: letters, digits and _ only`);
    return isLike(text, type) ? ok(text) : no(`"${text}" is not ${called}`);
  }
  if (words.includes(text)) return ok(text);
  const near = nearest(text, words, Math.max(1, Math.floor(text.length / 3)))[0];
  return no(`"${text}" is not ${called}; ${near ? `did you mean "${near}"?` : `expected one of ${words.join(', ')}`}`);
}

function quantityValue(type: QuantityType, text: string): Reading<unknown> {
  const reading = parseQuantity(text);
  if (!reading.ok) return reading;
  const { shapes } = type;
  const shaped = shapes.map((shape) => asShape(reading.value, shape)).find((each) => each !== undefined);
  const missed = shaped === undefined ? nameShapes(shapes) : boundsMissed(shaped, type);
  return missed === undefined ? ok(shaped) : no(`expected ${missed}, found "${text}"`);
}

function rangeValue({ shapes }: RangeType, text: string): Reading<unknown> {
  const reading = parseRange(text);
  if (!reading.ok) return reading;
  const { from, to } = reading.value;
  for (const shape of shapes) {
    const [low, high] = [from, to].map((end) => end && asShape(end, shape));
    if ((from === undefined) === (low === undefined) && (to === undefined) === (high === undefined))
      return ok(range(low, high));
  }
  return no(`expected a range of which each end is ${nameShapes(shapes)}, found "${text}"`);
}
