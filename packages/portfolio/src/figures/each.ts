import type { ElementHead } from '../model/index.js';

/**
 * What is computed of each element of a list by itself, kept for the next list: that has mostly the same elements, in the
 * same order. Comparing them in a row costs less than looking each of them up.
 */
export class Each<E extends ElementHead, T> {
  #elements: readonly (E | undefined)[] = [];
  #values: readonly T[] = [];

  /** The values of elements that are sorted by name; computed for those that were not in the last list. */
  of(elements: readonly E[], compute: (element: E) => T): readonly T[] {
    const [before, known] = [this.#elements, this.#values];
    let at = 0;
    this.#values = elements.map((element) => {
      while (at < before.length && before[at] !== element && comesBefore(before[at], element)) at++;
      return at < before.length && before[at] === element ? known[at++]! : compute(element);
    });
    this.#elements = elements;
    return this.#values;
  }
  /** These have changed, or mean something else now. */
  forget(elements: ReadonlySet<ElementHead>): void {
    if (this.#elements.some((element) => element !== undefined && elements.has(element)))
      this.#elements = this.#elements.map((element) =>
        element !== undefined && elements.has(element) ? undefined : element,
      );
  }
}

function comesBefore(other: ElementHead | undefined, { id }: ElementHead): boolean {
  return other === undefined || other.id <= id;
}
