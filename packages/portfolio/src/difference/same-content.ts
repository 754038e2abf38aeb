import { Rational } from '../exact/index.js';
import type { Element } from '../model/index.js';
import { EVERYTHING } from '../reads/index.js';

/** Whether two versions of an element say the same, wherever and in whatever order of blocks it stands in the text. */
export function haveSameContent(a: Element, b: Element): boolean {
  if (a === b) return true;
  return a.title?.value === b.title?.value && a.doc === b.doc && areEqual(a.values, b.values);
}

/** The properties in which two versions of an element differ; `EVERYTHING` where it is called otherwise. */
export function changedProperties(a: Element, b: Element): ReadonlySet<string> {
  if (a.kind !== b.kind || a.id !== b.id || a.title?.value !== b.title?.value) return new Set([EVERYTHING]);
  const [before, after] = [a.values as Fields, b.values as Fields];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return new Set([...names].flatMap((name) => changedWithin(name, before[name], after[name])));
}

/** A property that differs: of a list of records that has as many as before, the fields that do, such as `offering.sla`. */
function changedWithin(name: string, before: unknown, after: unknown): readonly string[] {
  if (areEqual(before, after)) return [];
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return [name];
  const fields = new Set<string>();
  for (const [index, { value: one }] of (before as readonly { readonly value: unknown }[]).entries()) {
    const { value: other } = after[index] as { readonly value: unknown };
    if (!isRecord(one) || !isRecord(other)) return [name];
    for (const field of new Set([...Object.keys(one), ...Object.keys(other)]))
      if (!areEqual(one[field], other[field])) fields.add(`${name}.${field}`);
  }
  return [...fields];
}
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Deeply, but for the offsets of the text. */
function areEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Rational) return b instanceof Rational && a.equals(b);
  if (Array.isArray(a)) return Array.isArray(b) && areEqualLists(a, b);
  return areEqualRecords(a as Fields, b as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function areEqualLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!areEqual(a[index], b[index])) return false;
  return true;
}

/** Without lists of entries, as most of the time of a comparison would go into making them. */
function areEqualRecords(a: Fields, b: Fields): boolean {
  for (const name in a) {
    if (name !== 'start' && name !== 'end' && !areEqual(a[name], b[name])) return false;
  }
  for (const name in b) if (a[name] === undefined && b[name] !== undefined) return false;
  return true;
}
