import { byId } from './order.js';
import { byNameAndPlace, byPlace, without, withItems } from './ordered.js';
import { KINDS } from '../schema/declarations.js';
import type { Kind } from '../schema/types.js';
import type { Element, ElementOf } from './element.js';
import {
  type Duplicate,
  type Part,
  partsOf,
  type Portfolio,
  type PortfolioDocument,
  type PortfolioInput,
} from './portfolio.js';

const NONE: ReadonlySet<string> = new Set();

/** Puts documents together. Where two elements have one name, the first is found and the second only listed. */
export function createPortfolio(input: PortfolioInput): Portfolio {
  return new LivePortfolio(input);
}

/** What became of a portfolio's elements in one step. An element that was changed is in both lists. */
export interface ElementChange {
  readonly removed: readonly Element[];
  readonly added: readonly Element[];
}

/**
 * A portfolio whose documents can be exchanged, in time that follows what was changed. Lists and documents that were
 * handed out before stay as they were; what is found by name is always of now.
 */
export class LivePortfolio implements Portfolio {
  #documents: readonly PortfolioDocument[];
  #byName: ReadonlyMap<string, PortfolioDocument> | undefined;
  #namespaces: ReadonlySet<string> | undefined;
  #unresolved: Portfolio['unresolved'];
  #duplicates: readonly Duplicate[];
  #libraries: ReadonlySet<string>;
  readonly #byKind = new Map<Kind, Element[]>(KINDS.map((kind) => [kind, []]));
  readonly #elements = new ByName<Element>((a) => a);
  readonly #parts = new ByName<Part>(({ owner }) => owner);

  constructor({ documents, unresolved = [], duplicates = [], libraries = NONE }: PortfolioInput) {
    this.#documents = documents;
    this.#unresolved = unresolved;
    this.#duplicates = duplicates;
    this.#libraries = libraries;
    for (const { elements } of documents) {
      for (const element of elements) {
        this.#add(element);
        if (this.#isListed(element)) this.#byKind.get(element.kind)!.push(element);
      }
    }
    // Of elements with one name, those that were added first come first: sorting keeps their order.
    for (const list of this.#byKind.values()) list.sort(byId);
  }

  get documents(): readonly PortfolioDocument[] {
    return this.#documents;
  }
  document(name: string): PortfolioDocument | undefined {
    this.#byName ??= new Map(this.#documents.map((document) => [document.name, document]));
    return this.#byName.get(name);
  }
  get namespaces(): ReadonlySet<string> {
    this.#namespaces ??= namespacesOf(this.#documents);
    return this.#namespaces;
  }
  get unresolved(): Portfolio['unresolved'] {
    return this.#unresolved;
  }
  get duplicates(): readonly Duplicate[] {
    return this.#duplicates;
  }
  get libraries(): ReadonlySet<string> {
    return this.#libraries;
  }
  get settings(): ElementOf<'portfolio'> | undefined {
    return this.all('portfolio')[0];
  }
  all<K extends Kind>(kind: K): readonly ElementOf<K>[] {
    return this.#byKind.get(kind) as unknown as readonly ElementOf<K>[];
  }
  find(id: string): Element | undefined {
    return this.#elements.get(id);
  }
  get<K extends Kind>(kind: K, id: string): ElementOf<K> | undefined {
    const element = this.#elements.get(id);
    return element?.kind === kind ? (element as unknown as ElementOf<K>) : undefined;
  }
  part(id: string): Part | undefined {
    return this.#parts.get(id);
  }

  /** Elements are about to change: their parts may have other names then. */
  forget(elements: readonly Element[]): void {
    for (const element of elements) for (const { id } of partsOf(element)) this.#parts.remove(id, element);
  }
  /** Other documents, of which only the elements in `change` differ from those that were there before. */
  exchange(
    { documents, unresolved = [], duplicates = [], libraries = NONE }: PortfolioInput,
    { removed, added }: ElementChange,
  ): void {
    this.#documents = documents;
    this.#byName = undefined;
    this.#namespaces = undefined;
    this.#unresolved = unresolved;
    this.#duplicates = duplicates;
    this.#libraries = libraries;
    for (const element of removed) this.#remove(element);
    for (const element of added) this.#add(element);
    this.#elements.settle();
    this.#parts.settle();
    for (const kind of new Set([...removed, ...added].map((element) => element.kind))) {
      const [gone, come] = [removed, added.filter(this.#isListed)].map((all) =>
        all.filter((each) => each.kind === kind),
      );
      const left = without(this.#byKind.get(kind)!, new Set(gone), byNameAndPlace);
      this.#byKind.set(kind, withItems(left, come!, byNameAndPlace));
    }
  }

  /** A library that is a project itself has settings of its own, which do not count here. */
  readonly #isListed = ({ kind, document }: Element) => kind !== 'portfolio' || !this.#libraries.has(document);

  #add(element: Element): void {
    if (!this.#isListed(element)) return;
    this.#elements.add(element);
    for (const part of partsOf(element)) this.#parts.add(part);
  }
  #remove(element: Element): void {
    this.#elements.remove(element.id, element);
    for (const { id } of partsOf(element)) this.#parts.remove(id, element);
  }
}

function namespacesOf(documents: readonly PortfolioDocument[]): ReadonlySet<string> {
  const names = new Set(documents.map(({ namespace }) => namespace));
  return new Set([...names].flatMap((name) => name.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.'))));
}

/** What has a name, by name; of several with one name, the first counts. */
class ByName<T extends { readonly id: string }> {
  readonly #first = new Map<string, T>();
  /** Those that share their name with others, in order. */
  readonly #several = new Map<string, readonly T[]>();
  readonly #ownerOf: (item: T) => Element;

  constructor(ownerOf: (item: T) => Element) {
    this.#ownerOf = ownerOf;
  }
  get(id: string): T | undefined {
    return this.#first.get(id);
  }
  add(item: T): void {
    const { id } = item;
    const first = this.#first.get(id);
    if (first === undefined) this.#first.set(id, item);
    else this.#put(id, [...(this.#several.get(id) ?? [first]), item]);
  }
  remove(id: string, owner: Element): void {
    const several = this.#several.get(id);
    if (several !== undefined) {
      this.#put(
        id,
        several.filter((item) => this.#ownerOf(item) !== owner),
      );
      return;
    }
    const first = this.#first.get(id);
    if (first !== undefined && this.#ownerOf(first) === owner) this.#first.delete(id);
  }
  #put(id: string, items: readonly T[]): void {
    const [first] = items;
    if (first === undefined) this.#first.delete(id);
    else this.#first.set(id, first);
    if (items.length > 1) this.#several.set(id, items);
    else this.#several.delete(id);
  }
  /** Puts those that share a name in the order of their places, as if they had been added in it. */
  settle(): void {
    for (const [id, items] of this.#several)
      this.#put(
        id,
        items.toSorted((a, b) => byPlace(this.#ownerOf(a), this.#ownerOf(b))),
      );
  }
}
