import { compareTexts } from '../model/order.js';
import type { Comparable } from './similarity-join.js';
import { reaches, sizeOf, type Threshold, type Vector } from './vector.js';

/** Elements of one size that have a feature in common and are equal from it on, in the order of the features. */
export interface Group {
  readonly size: number;
  /** The features of one of them, ascending by their place in the order; from `first` on all of them have the same. */
  readonly features: readonly RankedFeature[];
  /** The index of the shared feature. */
  readonly first: number;
  /** What the features from there on weigh together. */
  readonly rest: number;
  readonly parties: readonly Party[];
}
/** A feature by its place in the common order. */
interface RankedFeature {
  readonly rank: number;
  readonly weight: number;
  readonly isPurpose: boolean;
}
/** Members of a group that belong to the same sets, and so are kept apart from the same others. */
export interface Party {
  readonly apart: readonly number[];
  readonly items: readonly number[];
  /** Whether all items are in one cluster already. */
  isOne: boolean;
}

/**
 * For each feature that can be the first one that a similar pair shares, the groups that meet in it, by size. An element
 * is in the group of a feature only if what it has from there on can reach the threshold, and has a purpose in it.
 */
export function groupsByFeature(items: readonly Comparable[], threshold: Threshold): Iterable<readonly Group[]> {
  const order = rarestFirst(items);
  const suffixes = new Map<string, number>();
  const drafts = new Map<string, Draft>();
  items.forEach(({ vector, apart }, index) => {
    const sorted = inOrder(vector, order);
    const size = sizeOf(vector);
    let rest = 0;
    let suffix = -1;
    let purpose = false;
    for (let at = sorted.length - 1; at >= 0; at--) {
      const { rank, weight, isPurpose } = sorted[at]!;
      rest += weight;
      purpose ||= isPurpose;
      suffix = numberOf(suffixes, `${suffix} ${rank} ${weight}`);
      if (!purpose || !reaches(rest, size, rest, threshold)) continue;
      const key = `${suffix} ${size}`;
      let draft = drafts.get(key);
      if (draft === undefined) {
        draft = { size, rest, features: sorted, first: at, parties: new Map() };
        drafts.set(key, draft);
      }
      addTo(draft, apart, index);
    }
  });
  return byFirstFeature(drafts.values());
}

interface Draft extends Omit<Group, 'parties'> {
  readonly parties: Map<string, { readonly apart: readonly number[]; readonly items: number[] }>;
}

function addTo({ parties }: Draft, apart: readonly number[], index: number): void {
  const key = apart.join();
  const party = parties.get(key);
  if (party === undefined) parties.set(key, { apart, items: [index] });
  else party.items.push(index);
}

function byFirstFeature(drafts: Iterable<Draft>): Iterable<readonly Group[]> {
  const byFeature = new Map<number, Group[]>();
  for (const { parties, ...draft } of drafts) {
    const all = [...parties.values()].map((party) => ({ ...party, isOne: party.items.length === 1 }));
    const group: Group = { ...draft, parties: all };
    const { rank } = group.features[group.first]!;
    const meeting = byFeature.get(rank);
    if (meeting === undefined) byFeature.set(rank, [group]);
    else meeting.push(group);
  }
  for (const meeting of byFeature.values()) meeting.sort((a, b) => a.size - b.size);
  return byFeature.values();
}

/**
 * The place of each feature in the common order: the rarest first, equally rare ones by key. What only one element has
 * is left out: nothing can meet in it.
 */
function rarestFirst(items: readonly Comparable[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const { vector } of items) {
    for (const { key } of vector) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  }
  const shared = [...frequency].filter(([, count]) => count > 1);
  const ordered = shared.sort(([a, m], [b, n]) => m - n || compareTexts(a, b));
  return new Map(ordered.map(([key], rank) => [key, rank]));
}

function inOrder(vector: Vector, order: ReadonlyMap<string, number>): readonly RankedFeature[] {
  const ranked = vector.flatMap(({ key, weight, isPurpose }): RankedFeature[] => {
    const rank = order.get(key);
    return rank === undefined ? [] : [{ rank, weight, isPurpose }];
  });
  return ranked.sort((a, b) => a.rank - b.rank);
}

function numberOf(known: Map<string, number>, key: string): number {
  let id = known.get(key);
  if (id === undefined) {
    id = known.size;
    known.set(key, id);
  }
  return id;
}
