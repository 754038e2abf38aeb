import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideWhole, roundTogether } from './largest-remainder.js';
import { Rational } from './rational.js';

const claims = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights).map(([id, weight]) => ({ id, weight: BigInt(weight) }));

describe('the largest remainder', () => {
  test('100 cents to three equals: the smallest id gets the cent that is left', () => {
    expect(divideWhole(100n, claims({ c: 1, a: 1, b: 1 }))).toEqual([33n, 34n, 33n]);
  });
  test('10 by 2:3:2 are 2.857, 4.286, 2.857: two left over go to the two remainders of 0.857', () => {
    expect(divideWhole(10n, claims({ a: 2, b: 3, c: 2 }))).toEqual([3n, 4n, 3n]);
  });
  test('101 by 1:1:8 are 10.1, 10.1, 80.8', () => {
    expect(divideWhole(101n, claims({ a: 1, b: 1, c: 8 }))).toEqual([10n, 10n, 81n]);
  });
  test('a negative amount is divided as its opposite', () => {
    expect(divideWhole(-100n, claims({ a: 1, b: 1, c: 1 }))).toEqual([-34n, -33n, -33n]);
  });
  test('nothing is given where nobody has a claim', () => {
    expect(divideWhole(5n, claims({ a: 0, b: 0 }))).toEqual([0n, 0n]);
  });
  test('amounts are rounded together: 1/2, 1/3 and 2/3 of a cent are 1.5, so 2 cents go to the largest two', () => {
    const exact = [Rational.of(1, 2), Rational.of(1, 3), Rational.of(2, 3)].map((each, i) => ({
      id: `c${i}`,
      exact: each,
    }));
    expect(roundTogether(exact, 2n)).toEqual([1n, 0n, 1n]);
    // 100.25 and 0.25 have the same remainder: the smaller id gets the cent that is left.
    const halves = [Rational.of(401, 4), Rational.of(1, 4)].map((each, i) => ({ id: `c${i}`, exact: each }));
    expect(roundTogether(halves, 101n)).toEqual([101n, 0n]);
    expect(roundTogether(halves.toReversed(), 101n)).toEqual([0n, 101n]);
  });
  test('conserves the amount, stays within one unit of the exact part, and does not depend on the order', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (amount, list) => {
        const all = list.map((weight, index) => ({ id: `c${index}`, weight: BigInt(weight) }));
        const whole = all.reduce((sum, { weight }) => sum + weight, 0n);
        fc.pre(whole > 0n);
        const parts = divideWhole(amount, all);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        parts.forEach((part, index) => {
          const off = part * whole - amount * all[index]!.weight;
          expect(off < whole && off > -whole).toBe(true);
        });
        expect([...divideWhole(amount, [...all].reverse())].reverse()).toEqual(parts);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
