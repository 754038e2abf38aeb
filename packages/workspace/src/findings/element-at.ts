import type { Element, Place, Portfolio } from '@btaas/portfolio';

/** Finds the element whose declaration a place is in. Elements of a document come in the order of its text. */
export function elementsByPlace({ documents }: Portfolio): (at: Place) => string | undefined {
  let byName: ReadonlyMap<string, readonly Element[]> | undefined;
  return ({ document, start }) => {
    byName ??= new Map(documents.map(({ name, elements }) => [name, elements]));
    const elements = byName.get(document) ?? [];
    let low = 0;
    let high = elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (elements[middle]!.start <= start) low = middle + 1;
      else high = middle;
    }
    const last = elements[low - 1];
    return last !== undefined && start <= last.end ? last.id : undefined;
  };
}
