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
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((each, index) => areEqual(each, b[index]));
  }
  return hasAllOf(a, b) && hasAllOf(b, a, false);
}

function hasAllOf(a: object, b: object, deep = true): boolean {
  for (const [name, value] of Object.entries(a)) {
    if (name === 'start' || name === 'end' || value === undefined) continue;
    const other = (b as Readonly<Record<string, unknown>>)[name];
    if (other === undefined || (deep && !areEqual(value, other))) return false;
  }
  return true;
}
