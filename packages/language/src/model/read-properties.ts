import { nearest, type Num, type Properties, type Property, Rational, type Sourced } from '@btaas/portfolio';
import { isSyntaxNode, type SyntaxNode } from '../syntax/node.js';
import { readText, readValue } from './read-value.js';
import type { Reader } from './reader.js';
import { checkRepeats } from './repeats.js';

/** The values of an element or a record while it is read. */
export type Fields = Record<string, unknown>;

interface Compiled {
  readonly header: readonly (readonly [string, Property])[];
  readonly required: readonly (readonly [string, Property])[];
  readonly lists: readonly string[];
  /** A fresh copy of this has all fields in one order, with nothing in them. */
  readonly empty: Fields;
}
/** A declaration or a record, by what the schema says of it. */
interface Described {
  readonly header: Properties;
  readonly body: Properties;
  readonly record?: string;
}
/** A list without items is shared by all that have none. */
const NONE: readonly never[] = [];
const known = new WeakMap<Described, Compiled>();

function compiledOf(type: Described): Compiled {
  const found = known.get(type);
  if (found !== undefined) return found;
  const { header, body, record } = type;
  const entries = [...Object.entries(header), ...Object.entries(body)];
  const made: Compiled = {
    header: Object.entries(header),
    // A property whose own rule reports it missing is left to that rule.
    required: Object.entries(body).filter(([, property]) => property.required && property.rule === undefined),
    lists: entries.filter(([, { many }]) => many).map(([name]) => name),
    empty: withFields([
      ...(record === undefined ? [] : [['record', record] as const]),
      ...entries.map(([name, { many }]) => [name, many ? NONE : undefined] as const),
    ]),
  };
  known.set(type, made);
  return made;
}

/** An object that holds its fields in itself, as one that is parsed does: its copies are smaller than of one that grew. */
function withFields(entries: readonly (readonly [string, unknown])[]): Fields {
  const fields = JSON.parse(`{${entries.map(([name]) => `${JSON.stringify(name)}:null`).join(',')}}`) as Fields;
  for (const [name, value] of entries) fields[name] = value;
  return fields;
}

/**
 * Reads the clauses before the block and the properties in it; mistakes are reported (BT011). `owner` is what the
 * declaration or the record is called in a message.
 */
export function readProperties(node: SyntaxNode, type: Described, owner: string, reader: Reader): Fields {
  const { header: clauses, required, lists, empty } = compiledOf(type);
  const fields: Fields = { ...empty };
  for (const [name, property] of clauses) readClause(node, name, property, owner, fields, reader);
  readBody(node, type.body, owner, fields, reader);
  for (const name of lists) {
    const list = fields[name] as readonly unknown[];
    // A list that grew has room for more to come: none will.
    if (list.length < 2) continue;
    fields[name] = list.slice();
    checkRepeats(name, list as readonly Sourced<unknown>[], reader);
  }
  checkDates(fields, reader);
  checkChoice(fields, reader);
  if (node.$partial) return fields;
  for (const [name, { doc }] of required) {
    if (seenIn(node, name) || reader.passedOver.has(node, name)) continue;
    reader.report(`${a(owner)} needs "${name}": ${lowerFirst(doc)}`, headOf(node));
  }
  return fields;
}

function readClause(
  node: SyntaxNode,
  name: string,
  property: Property,
  owner: string,
  fields: Fields,
  reader: Reader,
): void {
  const given = node[name];
  if (given === undefined) {
    if (property.required && !node.$partial && !reader.passedOver.cutsHead(node))
      reader.report(`${a(owner)} needs ${clauseCalled(name, property)}`, headOf(node));
    return;
  }
  const nodes = (Array.isArray(given) ? given : [given]) as readonly (SyntaxNode | string | boolean)[];
  for (const each of nodes) {
    if (isSyntaxNode(each)) keep(fields, name, property, each, reader);
    else {
      // A flag, or a text: they have no node of their own.
      const [start, end] = node.$spans?.[name] ?? [node.$start, node.$end];
      const value = typeof each === 'string' ? readText(each, { $start: start }, reader) : true;
      put(fields, name, property, { value, start, end });
    }
  }
}

/** What has a beginning and an end begins first. States have a rule of their own that says so. */
function checkDates({ from, until }: Fields, reader: Reader): void {
  if (!isDated(from) || !isDated(until) || until.value >= from.value) return;
  const message = `this ends on ${until.value}, before it begins on ${from.value}; swap the two dates`;
  reader.report(message, { $start: until.start, $end: until.end });
}
const isDated = (field: unknown): field is Sourced<string> =>
  typeof field === 'object' && field !== null && 'value' in field && typeof field.value === 'string';

/** More than there are cannot be needed of those that stand in for one another: how many is not known then. */
function checkChoice(fields: Fields, reader: Reader): void {
  const { record, count, members } = fields as Partial<AnyOf>;
  if (record !== 'AnyOf' || count === undefined || members === undefined) return;
  const needed = count.value.value;
  if (needed.lessOrEqual(Rational.of(members.length))) return;
  const message = `${needed} of ${members.length} can never be there; write ${members.length} or fewer, or name more services`;
  reader.report(message, { $start: count.start, $end: count.end });
  fields.count = undefined;
}
interface AnyOf {
  readonly record: string;
  readonly count: Sourced<Num>;
  readonly members: readonly unknown[];
}

/** What to write for a clause that is missing: its words or its keyword, and what it means. */
function clauseCalled(name: string, { of, doc }: Property): string {
  const meaning = lowerFirst(doc);
  switch (of.type) {
    case 'word':
      return `${of.words.map((word) => `"${word}"`).join(' or ')} behind its name: ${meaning}`;
    case 'period':
      return `a time such as 2026-02-01 .. 2027-01-31: ${meaning}`;
    case 'record':
      return meaning;
    default:
      return `"${name}" behind its name: ${meaning}`;
  }
}

function readBody(node: SyntaxNode, body: Properties, owner: string, fields: Fields, reader: Reader): void {
  const properties = node.properties as readonly SyntaxNode[] | undefined;
  if (properties === undefined) return;
  const seen: string[] = [];
  for (const property of properties) {
    const key = property.key as string;
    const schema = Object.hasOwn(body, key) ? body[key]! : undefined;
    if (schema === undefined) {
      const near = nearest(key, Object.keys(body), Math.max(1, Math.floor(key.length / 3)))[0];
      const hint = near ? `; did you mean "${near}"?` : '';
      reader.report(`"${key}" is not a property of ${a(owner)}${hint}`, keyOf(property));
      continue;
    }
    const again = !schema.many && seen.includes(key);
    if (again) reader.report(`"${key}" is given twice; keep one of them`, keyOf(property));
    if (!schema.many) seen.push(key);
    const values = property.values as readonly SyntaxNode[] | undefined;
    if (values !== undefined) for (const value of values) keep(again ? {} : fields, key, schema, value, reader);
    else if (schema.of.type === 'flag')
      put(fields, key, schema, { value: true, start: property.$start, end: property.$end });
  }
}

function keep(fields: Fields, name: string, property: Property, node: SyntaxNode, reader: Reader): void {
  const value = readValue(node, property.of, reader);
  if (value !== undefined) put(fields, name, property, { value, start: node.$start, end: node.$end });
}
function put(fields: Fields, name: string, { many }: Property, value: Sourced<unknown>): void {
  if (!many) fields[name] ??= value;
  else if (fields[name] === NONE || fields[name] === undefined) fields[name] = [value];
  else (fields[name] as Sourced<unknown>[]).push(value);
}

const seenIn = (node: SyntaxNode, key: string) =>
  (node.properties as readonly SyntaxNode[] | undefined)?.some((property) => property.key === key) ?? false;
export const a = (noun: string) =>
  noun === 'limits' ? 'the limits' : `${/^[aeiou](?!nit)/.test(noun) ? 'an' : 'a'} ${noun}`;
const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
function keyOf(property: SyntaxNode): { $start: number; $end: number } {
  return { $start: property.$start, $end: property.$start + (property.key as string).length };
}
/** The name of an element, or its first sign. */
function headOf(node: SyntaxNode): { $start: number; $end: number } {
  const [$start, $end] = node.$spans?.name ?? [node.$start, node.$start + 1];
  return { $start, $end };
}
