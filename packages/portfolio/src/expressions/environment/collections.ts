import { compareTexts } from '../../model/order.js';
import { KINDS, schemaOf } from '../../schema/declarations.js';
import type { Kind } from '../../schema/types.js';
import { collectionOf, type CollectionType, plural } from '../types.js';
import { element } from './property-type.js';

/** All elements of a kind, under its plural: `services`, `capabilities`. */
export interface NamedCollection {
  readonly name: string;
  readonly kind: Kind;
  readonly doc: string;
  readonly type: CollectionType;
}

/** By name. A project has one portfolio, which is called `portfolio`. */
export const COLLECTIONS: readonly NamedCollection[] = KINDS.filter((kind) => kind !== 'portfolio')
  .map((kind) => ({
    name: plural(kind),
    kind,
    doc: `All of the portfolio's ${plural(kind)}. ${schemaOf(kind).doc}`,
    type: collectionOf(element(kind)),
  }))
  .sort((a, b) => compareTexts(a.name, b.name));

const byName: ReadonlyMap<string, NamedCollection> = new Map(COLLECTIONS.map((each) => [each.name, each]));

export function collectionNamed(name: string): NamedCollection | undefined {
  return byName.get(name);
}
