import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational } from '../exact/index.js';
import { availableAtMost, unavailableAtMost } from './bounds.js';
import { reliability } from './reliability.js';
import { atLeast, atLeastOf, type Leaf, leaf, series, type Structure } from './structure.js';

const r = (text: string) => Rational.of(text);
const exact = (structure: Structure) => reliability(structure).exact;

describe('the reliability of a structure', () => {
  it('of a series is the product: 0.9995 · 0.9997', () => {
    expect(exact(series([leaf(r('0.9995')), leaf(r('0.9997'))]))?.toString()).toBe('0.99920015');
  });

  it('of one of two is 1 − 0.005²', () => {
    expect(exact(atLeast(1, [leaf(r('0.995')), leaf(r('0.995'))]))?.toString()).toBe('0.999975');
  });

  it('of two of three at 0.9 is 0.9³ + 3 · 0.9² · 0.1 = 0.972', () => {
    expect(exact(atLeast(2, [leaf(r('0.9')), leaf(r('0.9')), leaf(r('0.9'))]))?.toString()).toBe('0.972');
  });

  it('counts an element once that a series names twice', () => {
    const shared = leaf(r('0.9'));
    expect(exact(series([shared, series([shared, leaf(r('0.5'))])]))?.toString()).toBe('0.45');
  });

  it('conditions on what members of a choice share: 0.9 · (1 − 0.5 · 0.2) = 0.81', () => {
    const shared = leaf(r('0.9'));
    const structure = atLeast(1, [series([shared, leaf(r('0.5'))]), series([shared, leaf(r('0.8'))])]);
    expect(exact(structure)?.toString()).toBe('0.81');
  });

  it('of a bridge, which no series and choice can express without sharing: at 0.9 each 0.97848', () => {
    // Five edges: paths ab, cd, aed, ceb. 2p² + 2p³ − 5p⁴ + 2p⁵ at p = 0.9 (Barlow and Proschan).
    const [a, b, c, d, e] = Array.from({ length: 5 }, () => leaf(r('0.9'))) as [Leaf, Leaf, Leaf, Leaf, Leaf];
    const bridge = atLeast(1, [series([a, b]), series([c, d]), series([a, e, d]), series([c, e, b])]);
    expect(exact(bridge)?.toString()).toBe('0.97848');
  });

  it('is exact with 30 shared elements', () => {
    // A ring: any two neighbours of 30 at 0.5. Words of 30 letters on a ring without two neighbours are counted by the
    // Lucas number L(30) = 1 860 498, so the result is 1 − 1 860 498 / 2^30.
    const elements = Array.from({ length: 30 }, () => leaf(r('0.5')));
    const pairs = elements.map((each, i) => series([each, elements[(i + 1) % 30]!]));
    expect(reliability(atLeast(1, pairs))).toEqual({
      exact: Rational.ONE.minus(Rational.of(1_860_498).dividedBy(Rational.of(2).pow(30))),
      shared: 30,
    });
  });

  it('says by what it is bounded beyond that', () => {
    const elements = Array.from({ length: 31 }, () => leaf(r('0.5')));
    const pairs = elements.map((each, i) => series([each, elements[(i + 1) % 31]!]));
    expect(reliability(atLeast(1, pairs))).toEqual({
      exact: undefined,
      shared: 31,
      tooLarge: '31 shared elements, more than 30',
    });
  });
});

/** Random structures over few leaves, with parts that occur again. */
const structures = fc
  .record({
    shares: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 }),
    steps: fc.array(
      fc.record({
        count: fc.integer({ min: 0, max: 4 }),
        series: fc.boolean(),
        parts: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 10 },
    ),
  })
  .map(({ shares, steps }) => {
    const leaves = shares.map((share) => leaf(Rational.of(share, 20)));
    const all: Structure[] = [...leaves];
    for (const step of steps) {
      const parts = step.parts.map((i) => all[i % all.length]!);
      all.push(step.series ? series(parts) : atLeast(step.count, parts));
    }
    return { leaves, root: all.at(-1)! };
  });

/** Adds up the probability of every state of the leaves in which the structure works. */
function byAllStates(leaves: readonly Leaf[], root: Structure): Rational {
  let total = Rational.ZERO;
  for (let state = 0; state < 2 ** leaves.length; state++) {
    const up = new Set(leaves.filter((_, i) => (state >> i) & 1));
    const works = (structure: Structure): boolean => {
      if (structure.of === 'leaf') return up.has(structure);
      const working = structure.parts.filter(works).length;
      return structure.of === 'series' ? working === structure.parts.length : working >= structure.count;
    };
    if (!works(root)) continue;
    let probability = Rational.ONE;
    for (const each of leaves) {
      probability = probability.times(up.has(each) ? each.works : Rational.ONE.minus(each.works));
    }
    total = total.plus(probability);
  }
  return total;
}

describe('against the sum over all states', () => {
  it('any structure has the same probability', () => {
    fc.assert(
      fc.property(structures, ({ leaves, root }) => {
        expect(exact(root)).toEqual(byAllStates(leaves, root));
      }),
      { seed: 20260703, numRuns: 400 },
    );
  });

  it('at least k of n independent things have the same probability', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 0, max: 8 }),
        (shares, count) => {
          const leaves = shares.map((share) => leaf(Rational.of(share, 10)));
          const sum = byAllStates(leaves, atLeast(count, leaves));
          expect(
            atLeastOf(
              count,
              leaves.map(({ works }) => works),
            ),
          ).toEqual(sum);
        },
      ),
      { seed: 20260704 },
    );
  });
});

describe('the bounds under any correlation', () => {
  it('of one of two at 0.5 % each: 0.5 % are unavailable at most', () => {
    expect(unavailableAtMost(1, [r('0.005'), r('0.005')]).toString()).toBe('0.005');
  });
  it('of one of two at 0.1 % and 2 %: both fail at most for 0.1 %', () => {
    expect(unavailableAtMost(1, [r('0.02'), r('0.001')]).toString()).toBe('0.001');
  });
  it('of two of three at 1 % each: two fail together for 3 · 1 % / 2 = 1.5 %', () => {
    expect(unavailableAtMost(2, [r('0.01'), r('0.01'), r('0.01')]).toString()).toBe('0.015');
  });
  it('of two of three at 1, 1 and 10 %: j = 1 gives 2 % / 1, less than 12 % / 2', () => {
    expect(unavailableAtMost(2, [r('0.1'), r('0.01'), r('0.01')]).toString()).toBe('0.02');
  });
  it('of two of three available for 0.5, 0.5 and 0.9: at best min(1.9 / 2, 1 / 1) = 0.95', () => {
    expect(availableAtMost(2, [r('0.5'), r('0.9'), r('0.5')]).toString()).toBe('0.95');
  });
  it('of a series, all of which are needed: at best as available as the least', () => {
    expect(availableAtMost(3, [r('0.9'), r('0.99'), r('0.95')]).toString()).toBe('0.9');
  });

  it('hold for every joint distribution, and one reaches them', () => {
    // The largest P(at least m of n fail) for given margins, by linear programming in the plane of symmetric loads:
    // masses on "exactly m fail" cannot exceed Σu / m, nor, when the largest j are left out, Σ(rest) / (m − j).
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (weights, count) => {
          if (count > weights.length) return;
          const failures = weights.length - count + 1;
          const bound = unavailableAtMost(
            count,
            weights.map((weight) => Rational.of(weight, 12)),
          );
          expect(bound).toEqual(Rational.of(mostTogether(weights, failures), 12 * SCALE));
        },
      ),
      { seed: 20260705 },
    );
  });
});

/** Divisible by 1, 2, 3 and 4, so that an optimum lies on the grid. */
const SCALE = 12;
/**
 * The most moments, out of 12 · SCALE, in which `failures` of the things fail at once, when thing i fails in weights[i] ·
 * SCALE moments: fill `t` moments greedily; feasible exactly when Σ min(wᵢ, t) ≥ failures · t (each moment needs so many
 * different things).
 */
function mostTogether(weights: readonly number[], failures: number): number {
  let most = 0;
  for (let moments = 1; moments <= 12 * SCALE; moments++) {
    const filled = weights.reduce((sum, weight) => sum + Math.min(weight * SCALE, moments), 0);
    if (filled >= failures * moments) most = moments;
  }
  return most;
}
