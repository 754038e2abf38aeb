import { type Group, groupsByFeature, type Party } from './groups.js';
import { type UnionFind, unionFind } from './union-find.js';
import { reaches, type Threshold, type Vector } from './vector.js';

/** An element to be compared. */
export interface Comparable {
  readonly vector: Vector;
  /** Sets that the element belongs to, ascending; two elements of one set are never linked. */
  readonly apart: readonly number[];
}
/** Two elements, by their index, that are similar enough. */
export type Link = readonly [number, number];

/**
 * Links that join similar elements to the clusters of single linkage: two elements are in one cluster if, and only if,
 * a chain of pairs leads from one to the other, each at least as similar as the threshold, with a purpose in common and
 * not kept apart. Of such pairs only as many are named as hold the clusters together.
 *
 * Not all pairs are compared. Features are put into one order, the rare ones first. A similar pair must meet in the
 * first feature that it shares, where what both have from there on weighs enough (the prefix filter of Chaudhuri, Ganti
 * and Kaushik, 2006). Elements that are equal from that feature on, and of one size, are then equal to all others as well:
 * they are one group, and groups are compared once, however many elements they stand for.
 */
export function similarityLinks(items: readonly Comparable[], threshold: Threshold): readonly Link[] {
  const clusters = unionFind(items.length);
  const links: Link[] = [];
  const link = (a: number, b: number) => {
    if (clusters.unite(a, b)) links.push(a < b ? [a, b] : [b, a]);
  };
  for (const groups of groupsByFeature(items, threshold)) {
    for (let i = 0; i < groups.length; i++) {
      for (let j = i; j < groups.length; j++) {
        const [a, b] = [groups[i]!, groups[j]!];
        // Sorted by size: what is larger than this one is too large for all pairs to come.
        if (!reaches(a.size, a.size, b.size, threshold)) break;
        if (!areOneCluster(a, b, clusters) && areSimilar(a, b, threshold)) linkAll(a, b, link);
      }
    }
  }
  return links;
}

/** Whether what both have from the feature on, in which they meet, is enough. */
function areSimilar(a: Group, b: Group, threshold: Threshold): boolean {
  if (!reaches(Math.min(a.rest, b.rest), a.size, b.size, threshold)) return false;
  let shared = 0;
  let purpose = false;
  for (let i = a.first, j = b.first; i < a.features.length && j < b.features.length; ) {
    const [mine, other] = [a.features[i]!, b.features[j]!];
    if (mine.rank === other.rank) {
      shared += Math.min(mine.weight, other.weight);
      purpose ||= mine.isPurpose;
    }
    if (mine.rank <= other.rank) i++;
    if (mine.rank >= other.rank) j++;
  }
  return purpose && reaches(shared, a.size, b.size, threshold);
}

/** Whether all members of two groups are known to be in one cluster; what is kept apart is not looked into. */
function areOneCluster(a: Group, b: Group, { find }: UnionFind): boolean {
  const [first, second] = [a.parties[0]!, b.parties[0]!];
  const whole = a.parties.length === 1 && b.parties.length === 1 && first.isOne && second.isOne;
  return whole && find(first.items[0]!) === find(second.items[0]!);
}

/** Links every member of one group with every member of the other, but for those that are kept apart. */
function linkAll(a: Group, b: Group, link: (a: number, b: number) => void): void {
  for (const first of a.parties) {
    for (const second of b.parties) {
      if (first === second) linkAmong(first, link);
      else if (!meet(first.apart, second.apart)) linkBetween(first, second, link);
    }
  }
}

/** Members of one set are kept apart from each other; members of none are not. */
function linkAmong(party: Party, link: (a: number, b: number) => void): void {
  if (party.apart.length > 0) return;
  for (const item of party.items) if (item !== party.items[0]) link(party.items[0]!, item);
  party.isOne = true;
}

function linkBetween(a: Party, b: Party, link: (a: number, b: number) => void): void {
  // Once a party is one cluster, a single pair joins it with another.
  for (const item of a.isOne ? a.items.slice(0, 1) : a.items) link(item, b.items[0]!);
  for (const item of b.isOne ? b.items.slice(0, 1) : b.items) link(item, a.items[0]!);
  a.isOne = true;
  b.isOne = true;
}

/** Whether two ascending lists have an entry in common. */
function meet(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) return true;
    if (a[i]! < b[j]!) i++;
    else j++;
  }
  return false;
}
