import { Rational } from '../exact/index.js';
import type { Element } from '../model/index.js';

/** Whether two versions of an element say the same, wherever and in whatever order of blocks it stands in the text. */
export function haveSameContent(a: Element, b: Element): boolean {
  if (a === b) return true;
  return a.title?.value === b.title?.value && a.doc === b.doc && areEqual(a.values, b.values);
}

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
