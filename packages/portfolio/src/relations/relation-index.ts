import type { Element, ElementHead, ElementOf, Portfolio } from '../model/index.js';
import { byNameAndPlace, FEW, firstFrom, type Order, withItems } from '../model/ordered.js';
import type { Kind } from '../schema/types.js';

type Put<T> = (key: string, item: T) => void;

/**
 * What elements of a kind refer to, read backwards: items by the id that is referred to, in the order of their elements,
 * each once. Built when it is first asked for, and kept up to date from then on.
 */
export class RelationIndex<K extends Kind, T extends object> {
  readonly #kind: K;
  readonly #portfolio: Portfolio;
  readonly #read: (element: ElementOf<K>, put: Put<T>) => void;
  readonly #ownerOf: (item: T) => ElementHead;
  #lists: Map<string, readonly T[]> | undefined;

  /** `read` puts what an element has to say; `ownerOf` says which element an item is of. */
  constructor(
    kind: K,
    portfolio: Portfolio,
    read: (element: ElementOf<K>, put: Put<T>) => void,
    ownerOf: (item: T) => ElementHead,
  ) {
    this.#kind = kind;
    this.#portfolio = portfolio;
    this.#read = read;
    this.#ownerOf = ownerOf;
  }

  of(key: string): readonly T[] {
    this.#lists ??= this.#build();
    return this.#lists.get(key) ?? NONE;
  }
  #build(): Map<string, readonly T[]> {
    const lists = new Map<string, T[]>();
    const put = (key: string, item: T) => {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [item]);
      else if (list.at(-1) !== item) list.push(item);
    };
    for (const element of this.#portfolio.all(this.#kind)) this.#read(element, put);
    return lists;
  }

  /** Forgets everything; it is built anew when it is asked for. */
  again(): void {
    this.#lists = undefined;
  }
  /** Takes out what elements have to say, as long as they still say it. */
  forget(elements: readonly Element[]): void {
    const lists = this.#lists;
    if (lists === undefined) return;
    for (const [key, items] of this.#said(elements)) {
      const left = this.#without(lists.get(key) ?? NONE, items);
      if (left.length > 0) lists.set(key, left);
      else lists.delete(key);
    }
  }
  /** Takes in what elements have to say. */
  learn(elements: readonly Element[]): void {
    const lists = this.#lists;
    if (lists === undefined) return;
    for (const [key, items] of this.#said(elements))
      lists.set(key, withItems(lists.get(key) ?? NONE, [...items], this.#byOwner));
  }
  readonly #byOwner: Order<T> = (a, b) => byNameAndPlace(this.#ownerOf(a), this.#ownerOf(b));

  /** A list without all items of the owners of these. */
  #without(list: readonly T[], items: ReadonlySet<T>): readonly T[] {
    const owners = new Set([...items].map(this.#ownerOf));
    if (items.size > FEW) return list.filter((item) => !owners.has(this.#ownerOf(item)));
    const left = list.slice();
    for (const item of items) {
      const { id } = this.#ownerOf(item);
      let at = firstFrom(left, item, (a, b) => (this.#ownerOf(a).id < this.#ownerOf(b).id ? -1 : 0));
      while (at < left.length && this.#ownerOf(left[at]!).id === id) {
        if (owners.has(this.#ownerOf(left[at]!))) left.splice(at, 1);
        else at++;
      }
    }
    return left;
  }
  #said(elements: readonly Element[]): ReadonlyMap<string, ReadonlySet<T>> {
    const said = new Map<string, Set<T>>();
    for (const element of elements) {
      if (element.kind !== this.#kind) continue;
      this.#read(element as unknown as ElementOf<K>, (key, item) => {
        said.set(key, (said.get(key) ?? new Set()).add(item));
      });
    }
    return said;
  }
}

const NONE: readonly never[] = [];
