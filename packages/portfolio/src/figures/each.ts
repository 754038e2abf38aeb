import type { ElementHead } from '../model/index.js';

/**
 * What is computed of each element of a list by itself, kept for the next list: that has mostly the same elements, in the
 * same order. Comparing them in a row costs less than looking each of them up.
 */
export class Each<E extends ElementHead, T> {
  #elements: readonly E[] = [];
  #values: readonly T[] = [];
  /** Of the last list, those that have changed since. */
  readonly #changed = new Set<ElementHead>();

  /** The values of elements that are sorted by name; computed for those that were not in the last list. */
  of(elements: readonly E[], compute: (element: E) => T): readonly T[] {
    const [before, known] = [this.#elements, this.#values];
    let at = 0;
    this.#values = elements.map((element) => {
      while (at < before.length && before[at] !== element && before[at]!.id <= element.id) at++;
      if (before[at] !== element) return compute(element);
      at++;
      return this.#changed.has(element) ? compute(element) : known[at - 1]!;
    });
    this.#elements = elements;
    this.#changed.clear();
    return this.#values;
  }
  /** These have changed, or mean something else now. */
  forget(elements: Iterable<ElementHead>): void {
    for (const element of elements) this.#changed.add(element);
  }
}
