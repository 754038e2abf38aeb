import type { Element } from './element.js';

/** Elements by name; without a name that several have, of which nobody can say which is meant. */
export function byOwnName(elements: readonly Element[]): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  const several = new Set<string>();
  for (const element of elements) {
    if (found.has(element.id)) several.add(element.id);
    found.set(element.id, element);
  }
  for (const id of several) found.delete(id);
  return found;
}
