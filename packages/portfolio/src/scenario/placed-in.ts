import { Rational } from '../exact/index.js';
import type { ElementHead } from '../model/index.js';

/**
 * A value of a scenario as part of the element that it changes: places within it become the element's name, as offsets
 * are those of the element's document, and the value may stand in another one.
 */
export function placedIn<T>(value: T, element: ElementHead): T {
  return placed(value, element.nameStart, element.nameEnd) as T;
}

function placed(value: unknown, start: number, end: number): unknown {
  if (Array.isArray(value)) return value.map((each) => placed(each, start, end));
  if (typeof value !== 'object' || value === null || value instanceof Rational) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, placed(each, start, end)] as const);
  const copy = Object.fromEntries(entries);
  return 'start' in value && 'end' in value ? { ...copy, start, end } : copy;
}
