import { moreSpecific, sameUnit } from './operator-types.js';
import { collectionOf, type ExpressionType, isQuantityType } from './types.js';

/** The type that takes the values of both, if there is one. */
export function unify(a: ExpressionType, b: ExpressionType): ExpressionType | undefined {
  if (a.type === 'any') return b;
  if (b.type === 'any') return a;
  if (isQuantityType(a) && isQuantityType(b)) return sameUnit(a, b) ? moreSpecific(a, b) : undefined;
  if (a.type === 'collection' && b.type === 'collection') {
    const of = unify(a.of, b.of);
    return of && collectionOf(of);
  }
  if (a.type === 'word' && b.type === 'word') return a.called === b.called ? a : undefined;
  if (a.type === 'element' && b.type === 'element') return a.kind === b.kind ? a : undefined;
  return a.type === b.type ? a : undefined;
}
