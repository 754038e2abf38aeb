import type { Kind, PartKind } from '../schema/types.js';
import { type Element, type ElementOf, labelOf, type Place } from './element.js';

/** One file of a portfolio. */
export interface PortfolioDocument {
  readonly name: string;
  readonly namespace: string;
  readonly uses: readonly string[];
  /** In the order of the text. */
  readonly elements: readonly Element[];
}
/** A part of an element that can be named: a tier, an offering, a wave. */
export interface Part {
  readonly kind: PartKind;
  readonly id: string;
  readonly owner: Element;
}
/** A name that stands for nothing. */
export interface Unresolved extends Place {
  readonly text: string;
}
export interface Duplicate {
  readonly id: string;
  readonly first: Place;
  readonly second: Place;
}

/**
 * A whole portfolio: the declared elements of all documents of a project and its libraries, by qualified name.
 * It knows nothing of syntax, and who reads it cannot change it. Elements come sorted by qualified name, so that what is derived from them is
 * the same whatever the order of files and declarations.
 */
export interface Portfolio {
  readonly documents: readonly PortfolioDocument[];
  document(name: string): PortfolioDocument | undefined;
  /** The namespaces of the documents, and those around them: `shop` and `shop.payments`. */
  readonly namespaces: ReadonlySet<string>;
  /** The project's one `portfolio` declaration, if there is one. */
  readonly settings: ElementOf<'portfolio'> | undefined;
  readonly unresolved: readonly Unresolved[];
  readonly duplicates: readonly Duplicate[];
  /** The documents that come from libraries: what is wrong in them is not the project's. */
  readonly libraries: ReadonlySet<string>;
  /** All elements of a kind. */
  all<K extends Kind>(kind: K): readonly ElementOf<K>[];
  /** The element of a qualified name, of whatever kind. */
  find(id: string): Element | undefined;
  /** The element of a qualified name, if it is of this kind. */
  get<K extends Kind>(kind: K, id: string): ElementOf<K> | undefined;
  part(id: string): Part | undefined;
}

/** How what a qualified name stands for is called in a message; the name itself where it stands for nothing. */
export function labelById(portfolio: Portfolio, id: string): string {
  const element = portfolio.find(id);
  return element === undefined ? id : labelOf(element);
}

export interface PortfolioInput {
  readonly documents: readonly PortfolioDocument[];
  readonly unresolved?: readonly Unresolved[];
  readonly duplicates?: readonly Duplicate[];
  readonly libraries?: ReadonlySet<string>;
}
/** The named parts of an element, in the order of the text. */
export function partsOf(element: Element): readonly Part[] {
  switch (element.kind) {
    case 'archetype':
      return element.values.tier.map(({ value }) => ({ kind: 'tier', id: value.id, owner: element }));
    case 'service':
      return element.values.offering.map(({ value }) => ({ kind: 'offering', id: value.id, owner: element }));
    case 'migration':
      return element.values.wave.map(({ value }) => ({ kind: 'wave', id: value.id, owner: element }));
    default:
      return [];
  }
}
