import { byId } from '../../model/order.js';
import type { Figures } from '../../figures/figures.js';
import type { Element, ElementOf } from '../../model/index.js';
import type { Kind } from '../../schema/types.js';
import { collection, type CollectionValue, type ExpressionValue } from '../evaluated.js';
import { collectionOf, type ExpressionType } from '../types.js';
import { elementValue, type Member } from './member.js';
import { element } from './property-type.js';

/** A member of a kind that is not a property of it: what others say of it, or what is computed. */
export interface Derived {
  /** The kinds that have it. */
  readonly of: readonly string[];
  readonly member: Member;
}

/** A member of one kind, with the type of its elements. */
export function derived<K extends Kind>(
  kind: K,
  name: string,
  doc: string,
  type: ExpressionType,
  read: (of: ElementOf<K>, figures: Figures) => ExpressionValue,
): Derived {
  return {
    of: [kind],
    member: { name, doc, type, read: ({ owner }, figures) => read(owner as unknown as ElementOf<K>, figures) },
  };
}

/** The same for a collection of elements of a kind, sorted by qualified name, each once. */
export function others<K extends Kind>(
  kind: K,
  name: string,
  doc: string,
  of: Kind,
  read: (of: ElementOf<K>, figures: Figures) => Iterable<{ readonly id: string }>,
): Derived {
  return derived(kind, name, doc, collectionOf(element(of)), (owner, figures) => elements(read(owner, figures)));
}

function elements(found: Iterable<{ readonly id: string }>): CollectionValue {
  const distinct = new Map([...found].map((each) => [each.id, each as Element]));
  return collection([...distinct.values()].sort(byId).map(elementValue));
}

/** The elements of a kind that ids stand for. */
export function found<K extends Kind>(kind: K, ids: Iterable<string>, { portfolio }: Figures): readonly ElementOf<K>[] {
  return [...new Set(ids)].flatMap((id) => portfolio.get(kind, id) ?? []);
}
