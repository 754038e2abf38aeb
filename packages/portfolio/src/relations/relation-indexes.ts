import type { Element, ElementHead, ElementOf, Portfolio } from '../model/index.js';
import type { Kind, Reference, Sourced } from '../schema/types.js';
import { RelationIndex } from './relation-index.js';

type Put<T> = (key: string, item: T) => void;
type Named = Sourced<Reference>;

/** What is found by an id, until it has to be found anew. */
export interface Lookup<T> {
  (key: string): readonly T[];
  again(): void;
}

/** The indexes of a portfolio, which are kept up to date together. */
export class RelationIndexes {
  readonly #portfolio: Portfolio;
  readonly #all: RelationIndex<Kind, object>[] = [];

  constructor(portfolio: Portfolio) {
    this.#portfolio = portfolio;
  }

  /** Items that elements of a kind have to say; `ownerOf` says which element an item is of. */
  items<K extends Kind, T extends object>(
    kind: K,
    read: (element: ElementOf<K>, put: Put<T>) => void,
    ownerOf: (item: T) => ElementHead,
  ): Lookup<T> {
    const index = new RelationIndex<K, T>(kind, this.#portfolio, read, ownerOf);
    this.#all.push(index as never);
    return Object.assign((key: string) => index.of(key), { again: () => index.again() });
  }
  /** Elements of a kind by the ids that they say. */
  by<K extends Kind>(kind: K, keysOf: (element: ElementOf<K>) => readonly string[]): Lookup<ElementOf<K>> {
    return this.#elements(kind, (element, put) => {
      for (const key of keysOf(element)) put(key, element);
    });
  }
  /** Elements of a kind by what one reference of theirs stands for. */
  byOne<K extends Kind>(kind: K, referenceOf: (element: ElementOf<K>) => Named | undefined): Lookup<ElementOf<K>> {
    return this.#elements(kind, (element, put) => {
      const reference = referenceOf(element)?.value;
      if (reference?.found === true) put(reference.to, element);
    });
  }
  /** Elements of a kind by what each reference of a list stands for. */
  byEach<K extends Kind>(kind: K, referencesOf: (element: ElementOf<K>) => readonly Named[]): Lookup<ElementOf<K>> {
    return this.#elements(kind, (element, put) => {
      for (const { value } of referencesOf(element)) if (value.found) put(value.to, element);
    });
  }
  #elements<K extends Kind>(kind: K, read: (element: ElementOf<K>, put: Put<ElementOf<K>>) => void) {
    return this.items<K, ElementOf<K>>(kind, read, (element) => element);
  }

  forget(removed: readonly Element[]): void {
    for (const index of this.#all) index.forget(removed);
  }
  learn(added: readonly Element[]): void {
    for (const index of this.#all) index.learn(added);
  }
}
