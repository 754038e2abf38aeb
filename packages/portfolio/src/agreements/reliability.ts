import type { Rational } from '../exact/index.js';
import { DecisionDiagram, TooLarge } from './decision-diagram.js';
import { atLeastOf, leaf, occurrences, seriesOf, type Leaf, type Structure } from './structure.js';

/** Up to so many elements that several branches share, the probability is exact. */
const MOST_SHARED = 30;
/** More members of one `anyOf` are not counted exactly. */
const MOST_MEMBERS = 500;

export type Reliability =
  | { readonly exact: Rational; readonly shared: number }
  /** What was too large to be exact. */
  | { readonly exact: undefined; readonly shared: number; readonly tooLarge: string };

/**
 * The probability that a structure works, exact however its branches share elements. Parts that share nothing are
 * computed on their own; what is left becomes a decision diagram, that is, it is conditioned on each shared element in turn,
 * and equal remainders are met once (Bryant 1986).
 */
export function reliability(root: Structure): Reliability {
  const members = largestGroup(root);
  if (members > MOST_MEMBERS) {
    return { exact: undefined, shared: 0, tooLarge: `an anyOf of ${members} members, more than ${MOST_MEMBERS}` };
  }
  const reduced = reduce(root);
  if (reduced.of === 'leaf') return { exact: reduced.works, shared: 0 };
  const shared = sharedLeaves(reduced);
  if (shared > MOST_SHARED) {
    return { exact: undefined, shared, tooLarge: `${shared} shared elements, more than ${MOST_SHARED}` };
  }
  try {
    return { exact: new DecisionDiagram(reduced).probability(), shared };
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return { exact: undefined, shared, tooLarge: `more than ${error.nodes} cases of ${shared} shared elements` };
  }
}

function largestGroup(root: Structure): number {
  let largest = 0;
  for (const each of occurrences(root).keys()) {
    if (each.of === 'atLeast' && each.parts.length > largest) largest = each.parts.length;
  }
  return largest;
}

/** The same structure with each part that shares nothing with the rest as one leaf. */
function reduce(root: Structure): Structure {
  const counts = occurrences(root);
  const done = new Map<Structure, Structure>();
  /** Leaves that stand for something that occurs more than once, whatever it is wrapped in. */
  const shared = new Set<Structure>();
  const visit = (structure: Structure): Structure => {
    if (structure.of === 'leaf') return structure;
    const known = done.get(structure);
    if (known !== undefined) return known;
    const parts = structure.of === 'series' ? [...new Set(structure.parts)] : structure.parts;
    const own: Rational[] = [];
    const others: Structure[] = [];
    for (const part of parts) {
      const small = visit(part);
      if (counts.get(part) !== 1) shared.add(small);
      if (small.of === 'leaf' && !shared.has(small)) own.push(small.works);
      else others.push(small);
    }
    const reduced = joined(structure, own, others);
    done.set(structure, reduced);
    return reduced;
  };
  return visit(root);
}

function joined(whole: Exclude<Structure, Leaf>, own: readonly Rational[], others: readonly Structure[]): Structure {
  if (whole.of === 'series') {
    if (others.length === 0) return leaf(seriesOf(own));
    const parts = own.length === 0 ? others : [leaf(seriesOf(own)), ...others];
    return parts.length === 1 ? parts[0]! : { of: 'series', parts };
  }
  if (others.length === 0) return leaf(atLeastOf(whole.count, own));
  return { of: 'atLeast', count: whole.count, parts: [...own.map(leaf), ...others] };
}

/** How many different leaves lie below something that occurs more than once. */
function sharedLeaves(root: Structure): number {
  const counts = occurrences(root);
  const shared = new Set<Structure>();
  const open: Structure[] = [...counts].flatMap(([each, count]) => (count > 1 ? [each] : []));
  const seen = new Set<Structure>(open);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.of === 'leaf') shared.add(next);
    else {
      for (const part of next.parts) {
        if (seen.has(part)) continue;
        seen.add(part);
        open.push(part);
      }
    }
  }
  return shared.size;
}
