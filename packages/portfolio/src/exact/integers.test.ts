import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gcd, isSafe } from './integers.js';

/** Euclid's algorithm as it is written, in big integers alone. */
function euclid(a: bigint, b: bigint): bigint {
  return b === 0n ? a : euclid(b, a % b);
}

/** Of every size that is computed in a way of its own: 32 bits, 53 bits and beyond. */
const natural = fc.oneof(
  fc.bigInt({ min: 0n, max: 20n }),
  fc.bigInt({ min: 0n, max: 2n ** 32n }),
  fc.bigInt({ min: 0n, max: 2n ** 54n }),
  fc.bigInt({ min: 0n, max: 2n ** 120n }),
);

test('the greatest common divisor is that of Euclid, whatever the size of the numbers', () => {
  fc.assert(
    fc.property(natural, natural, natural, (a, b, common) => {
      expect(gcd(a * common, b * common)).toBe(euclid(a * common, b * common));
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

test('a number is safe where a machine number holds it', () => {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  expect([0n, -most, most, most + 1n, -most - 1n].map(isSafe)).toEqual([true, true, true, false, false]);
});
