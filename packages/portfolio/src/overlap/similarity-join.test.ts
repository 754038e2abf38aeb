import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparable, type Link, similarityLinks } from './similarity-join.js';
import { unionFind } from './union-find.js';
import { reaches, sizeOf, type Threshold } from './vector.js';

const HALF: Threshold = { numerator: 1, denominator: 2 };
/** `P1:4 t2:1` has a purpose P1 that weighs 4, and t2, which is none, that weighs 1; sets follow behind `|`. */
function item(text: string): Comparable {
  const [features = '', apart = ''] = text.split('|');
  return {
    vector: features
      .trim()
      .split(/\s+/)
      .filter((each) => each !== '')
      .map((each) => {
        const [key = '', weight] = each.split(':');
        return { key, weight: Number(weight), isPurpose: /^[A-Z]/.test(key) };
      }),
    apart: apart.split(',').flatMap((each) => (each.trim() === '' ? [] : [Number(each)])),
  };
}
const clustersOf = (count: number, links: readonly Link[]): string[] => {
  const sets = unionFind(count);
  for (const [a, b] of links) sets.unite(a, b);
  const clusters = new Map<number, number[]>();
  for (let index = 0; index < count; index++) {
    const root = sets.find(index);
    clusters.set(root, [...(clusters.get(root) ?? []), index]);
  }
  return [...clusters.values()]
    .filter(({ length }) => length > 1)
    .map((members) => members.join(' '))
    .sort();
};
const clusters = (texts: readonly string[], threshold = HALF) =>
  clustersOf(texts.length, similarityLinks(texts.map(item), threshold));

/** The independent method: all pairs. */
function isPair(a: Comparable, b: Comparable, threshold: Threshold): boolean {
  if (a.apart.some((each) => b.apart.includes(each))) return false;
  let shared = 0;
  let purpose = false;
  for (const feature of a.vector) {
    const other = b.vector.find(({ key }) => key === feature.key);
    if (other === undefined) continue;
    shared += Math.min(feature.weight, other.weight);
    purpose ||= feature.isPurpose;
  }
  return purpose && reaches(shared, sizeOf(a.vector), sizeOf(b.vector), threshold);
}
function naiveLinks(items: readonly Comparable[], threshold: Threshold): Link[] {
  return items.flatMap((a, i) => items.flatMap((b, j): Link[] => (i < j && isPair(a, b, threshold) ? [[i, j]] : [])));
}

describe('similarityLinks', () => {
  it('links what shares enough: 4 of 6 is two thirds', () => {
    expect(clusters(['P:4 a:1', 'P:4 b:1', 'Q:4 a:1'])).toEqual(['0 1']);
  });

  it('links at the threshold, and not a hair below: 2/4 and 2/5 at one half', () => {
    expect(clusters(['P:2 a:1', 'P:2 b:1'])).toEqual(['0 1']);
    expect(clusters(['P:2 a:1', 'P:2 b:2'])).toEqual([]);
  });

  it('takes the smaller weight of a feature that both have: min 1 of 4 against 2 of 4', () => {
    expect(clusters(['P:1', 'P:4'])).toEqual([]);
    expect(clusters(['P:2', 'P:4'])).toEqual(['0 1']);
  });

  it('wants a purpose in common, whatever else is', () => {
    expect(clusters(['P:1 a:9 b:9', 'Q:1 a:9 b:9', 'a:9 b:9'])).toEqual([]);
  });

  it('follows chains: the ends share nothing', () => {
    expect(clusters(['P:2 A:1', 'P:2 Q:1', 'Q:2 P:1', 'Q:2 B:1'], { numerator: 1, denominator: 2 })).toEqual([
      '0 1 2 3',
    ]);
  });

  it('keeps members of a set apart, unless another one joins them', () => {
    expect(clusters(['P:1 | 7', 'P:1 | 7'])).toEqual([]);
    expect(clusters(['P:1 | 7', 'P:1 | 7', 'P:1'])).toEqual(['0 1 2']);
    expect(clusters(['P:1 | 7', 'P:1 | 7,8', 'P:1 | 8'])).toEqual(['0 2']);
  });

  it('has no links among none, one, and elements without features', () => {
    expect([clusters([]), clusters(['P:1']), clusters(['', ''])]).toEqual([[], [], []]);
  });

  it('names pairs that are similar, one less than a cluster has members', () => {
    const items = ['P:2 a:1', 'P:2 b:1', 'P:2 c:1', 'P:2 d:1'].map(item);
    const links = similarityLinks(items, HALF);
    expect(links.length).toBe(3);
    for (const [a, b] of links) expect(isPair(items[a]!, items[b]!, HALF)).toBe(true);
  });

  const weight = fc.integer({ min: 1, max: 4 });
  const key = fc.constantFrom('A', 'B', 'C', 'd', 'e', 'f', 'g');
  const vector = fc
    .uniqueArray(fc.tuple(key, weight), { selector: ([name]) => name, maxLength: 5 })
    .map((pairs) => pairs.map(([name, w]) => ({ key: name, weight: w, isPurpose: /[A-C]/.test(name) })));
  const apart = fc
    .uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 2 })
    .map((sets) => sets.sort((a, b) => a - b));
  const items = fc.array(fc.record({ vector, apart: fc.oneof(fc.constant([]), apart) }), { maxLength: 14 });
  const threshold = fc.integer({ min: 1, max: 10 }).map((numerator) => ({ numerator, denominator: 10 }));

  it('finds the clusters that comparing all pairs finds, by pairs that are among those', () => {
    fc.assert(
      fc.property(items, threshold, (list, limit) => {
        const links = similarityLinks(list, limit);
        for (const [a, b] of links) expect(isPair(list[a]!, list[b]!, limit)).toBe(true);
        expect(clustersOf(list.length, links)).toEqual(clustersOf(list.length, naiveLinks(list, limit)));
      }),
      { seed: 11, numRuns: 3_000 },
    );
  });

  it('stays near linear when all share a feature, similar or not', () => {
    const count = 20_000;
    const shared = Array.from({ length: count }, (_, n) => item(`P:2 t${n}:1 c${n}:2`));
    expect(similarityLinks(shared, HALF)).toEqual([]);
    const alike = Array.from({ length: count }, (_, n) => item(`P:4 t${n}:1`));
    expect(similarityLinks(alike, HALF).length).toBe(count - 1);
    const pairs = Array.from({ length: count }, (_, n) => item(`P:4 t${n}:1 | ${n >> 1}`));
    expect(similarityLinks(pairs.slice(0, 4_000), HALF).length).toBe(3_999);
  }, 10_000);
});
