import type { Element } from '../model/index.js';
import { schemaOf } from '../schema/declarations.js';
import type { ChoiceType, Properties, Property, RecordType, Sourced, ValueType } from '../schema/types.js';
import { printLeaf } from './print-leaf.js';

/** One thing that an element says, as text, with its offsets in the element's document. */
interface Said {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
/**
 * What an element says, by a path such as `cost run`, `consumers Stores` or `offering Standard.sla.availability`: items of
 * a list have what tells them apart in their path, so that their order does not matter.
 */
export type Flat = ReadonlyMap<string, Said>;

type Values = Readonly<Record<string, unknown>>;
type NameOf = (id: string) => string;

/** Names of other elements, and of the element's own parts, are written as `nameOf` says. */
export function flatten(element: Element, nameOf: NameOf): Flat {
  const flat = new Map<string, Said>();
  const add = (path: string, said: Said) => {
    let unique = path;
    for (let number = 2; flat.has(unique); number++) unique = `${path} #${number}`;
    flat.set(unique, said);
  };
  const { title, doc } = element;
  if (title !== undefined) add('title', { ...title, text: JSON.stringify(title.value) });
  if (doc !== undefined) add('doc', { text: doc, start: element.start, end: element.nameEnd });
  const schema = schemaOf(element.kind);
  addProperties(schema.header, element.values as unknown as Values, '', add, nameOf);
  addProperties(schema.body, element.values as unknown as Values, '', add, nameOf);
  return flat;
}

type Add = (path: string, said: Said) => void;

function addProperties(properties: Properties, values: Values, prefix: string, add: Add, nameOf: NameOf): void {
  for (const [name, property] of Object.entries(properties)) {
    for (const sourced of valuesOf(property, values[name])) addValue(property, sourced, prefix + name, add, nameOf);
  }
}

function valuesOf({ many }: Property, value: unknown): readonly Sourced<unknown>[] {
  if (value === undefined) return [];
  return many ? (value as readonly Sourced<unknown>[]) : [value as Sourced<unknown>];
}

function addValue({ of, many }: Property, sourced: Sourced<unknown>, path: string, add: Add, nameOf: NameOf): void {
  const record = recordOf(of, sourced.value);
  if (record === undefined) {
    const text = printLeaf(of, sourced.value, nameOf);
    if (many) add(`${path} ${text}`, { text: '', start: sourced.start, end: sourced.end });
    else add(path, { text, start: sourced.start, end: sourced.end });
    return;
  }
  const values = sourced.value as Values;
  const key = many ? keyOf(record, values, nameOf) : NO_KEY;
  const own = key.text === '' ? path : `${path} ${key.text}`;
  const said: string[] = [];
  for (const [name, property] of Object.entries(record.header)) {
    if (key.names.has(name)) continue;
    for (const each of valuesOf(property, values[name])) {
      if (recordOf(property.of, each.value) === undefined) said.push(printLeaf(property.of, each.value, nameOf));
      else addValue(property, each, `${own}.${name}`, add, nameOf);
    }
  }
  if (record.named) {
    const title = values.title as Sourced<string> | undefined;
    if (title !== undefined) said.push(JSON.stringify(title.value));
  }
  add(own, { text: said.join(' '), start: sourced.start, end: sourced.end });
  addProperties(record.body, values, `${own}.`, add, nameOf);
}

/** What tells the items of a list apart: a name, else the words, names and dates in the header, else its first value. */
interface Key {
  readonly text: string;
  /** The properties that it is made of. */
  readonly names: ReadonlySet<string>;
}
const NO_KEY: Key = { text: '', names: new Set() };
const TELLING: ReadonlySet<ValueType['type']> = new Set([
  'reference',
  'word',
  'text',
  'date',
  'metric',
  'currency',
  'declaration',
]);

function keyOf(record: RecordType, values: Values, nameOf: NameOf): Key {
  if (record.named) return { text: (values.name as Sourced<string>).value, names: NO_KEY.names };
  const header = Object.entries(record.header);
  const print = ([name, property]: (typeof header)[number]) =>
    valuesOf(property, values[name]).map(({ value }) => {
      const nested = recordOf(property.of, value);
      return nested === undefined ? printLeaf(property.of, value, nameOf) : keyOf(nested, value as Values, nameOf).text;
    });
  const telling = header.filter(([, { of, many }]) => TELLING.has(of.type) && !many);
  const lists = header.filter(([, { many }]) => many);
  const chosen = [telling, lists, header.slice(0, 1)].find((entries) => entries.flatMap(print).length > 0) ?? [];
  // A list in the header, such as the members of an `anyOf`, is looked into as well as told apart by.
  return {
    text: chosen.flatMap(print).join(' '),
    names: new Set(chosen.flatMap(([name, { many }]) => (many ? [] : [name]))),
  };
}

function recordOf(type: ValueType, value: unknown): RecordType | undefined {
  if (type.type === 'record') return type;
  if (type.type !== 'choice') return undefined;
  return (type as ChoiceType).of.find(({ record }) => record === (value as { readonly record?: string }).record);
}
