import type {
  ChoiceType,
  DeclarationSchema,
  ExpressionType,
  Properties,
  Property,
  QuantityType,
  RangeType,
  RecordType,
  ReferableKind,
  ReferenceType,
  Shape,
  TemplateType,
  TextType,
  ValueType,
  WordType,
} from './types.js';

/** The small language in which the schema is written. */

export const text: TextType = { type: 'text', holds: 'words' };
export const file: TextType = { type: 'text', holds: 'file' };
export const markdown: TextType = { type: 'text', holds: 'markdown' };
export const zone: TextType = { type: 'text', holds: 'zone' };
export const template: TemplateType = { type: 'template' };
export const date = { type: 'date' } as const;
export const period = { type: 'period' } as const;
export const time = { type: 'time' } as const;
export const currency = { type: 'currency' } as const;
export const metricName = { type: 'metric' } as const;
export const unitName = { type: 'unit' } as const;
export const column = { type: 'column' } as const;
export const flag = { type: 'flag' } as const;
export const declaration = { type: 'declaration' } as const;

export function words<const W extends string>(called: string, ...list: W[]): WordType<W> {
  return { type: 'word', words: list, called };
}
/** Any name: the list is open. */
export function anyWord(called: string): WordType<string> {
  return { type: 'word', words: [], called };
}
/** p1 to p100, and p999 and so on for the tenths and hundredths above p99. */
export const percentile: WordType<string> = {
  type: 'word',
  words: [],
  called: 'a percentile such as p95',
  like: '^p(100|[1-9][0-9]?|999+)$',
};
export function quantity<const S extends Shape>(...shapes: S[]): QuantityType<S> {
  return { type: 'quantity', shapes };
}
export function bounded<const S extends Shape>(shape: S, min: number, max?: number): QuantityType<S> {
  return max === undefined
    ? { type: 'quantity', shapes: [shape], min }
    : { type: 'quantity', shapes: [shape], min, max };
}
export function notBelowZero<const S extends Shape>(...shapes: S[]): QuantityType<S> {
  return { type: 'quantity', shapes, min: 0 };
}
export function aboveZero<const S extends Shape>(...shapes: S[]): QuantityType<S> {
  return { type: 'quantity', shapes, above: 0 };
}
export function range<const S extends Shape>(...shapes: S[]): RangeType<S> {
  return { type: 'range', shapes };
}
export function reference(...to: ReferableKind[]): ReferenceType {
  return { type: 'reference', to };
}
export function expression(yields: ExpressionType['yields']): ExpressionType {
  return { type: 'expression', yields };
}
export function record<const N extends string, H extends Properties, B extends Properties = Record<never, never>>(
  name: N,
  header: H,
  body?: B,
): RecordType<H, B> & { readonly record: N; readonly named: false } {
  return { type: 'record', record: name, named: false, header, body: (body ?? {}) as B };
}
export function namedRecord<const N extends string, H extends Properties, B extends Properties>(
  name: N,
  header: H,
  body: B,
): RecordType<H, B> & { readonly record: N; readonly named: true } {
  return { type: 'record', record: name, named: true, header, body };
}
export function choice<const R extends readonly RecordType[]>(...of: R): ChoiceType<R> {
  return { type: 'choice', of };
}

export function optional<T extends ValueType>(of: T, doc: string): Property<T, false> {
  return { of, many: false, required: false, doc };
}
export function required<T extends ValueType>(of: T, doc: string, rule?: string): Property<T, false> {
  return rule === undefined ? { of, many: false, required: true, doc } : { of, many: false, required: true, doc, rule };
}
export function several<T extends ValueType>(of: T, doc: string): Property<T, true> {
  return { of, many: true, required: false, doc };
}
export function oneOrMore<T extends ValueType>(of: T, doc: string, rule?: string): Property<T, true> {
  return rule === undefined ? { of, many: true, required: true, doc } : { of, many: true, required: true, doc, rule };
}

export function declare<H extends Properties, B extends Properties>(
  schema: DeclarationSchema<H, B>,
): DeclarationSchema<H, B> {
  return schema;
}
