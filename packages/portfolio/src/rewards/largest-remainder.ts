import { compareTexts } from '../model/order.js';
import { Rational } from '../exact/index.js';

export interface Claim {
  readonly id: string;
  /** The exact amount, not below zero. */
  readonly exact: Rational;
}

/**
 * Whole minor units that add up to `total`: each claim is rounded down, and what is left over goes, a unit each, to those who lost most by it;
 * ties go by id (the method of Hare and Hamilton). Amounts are in minor units; `total` is the sum of the claims, rounded.
 */
export function byLargestRemainder(claims: readonly Claim[], total: bigint): ReadonlyMap<string, bigint> {
  const shares = claims.map(({ id, exact }) => {
    const whole = exact.numerator / exact.denominator;
    return { id, whole, rest: exact.minus(Rational.of(whole)) };
  });
  let left = total - shares.reduce((sum, { whole }) => sum + whole, 0n);
  const result = new Map(shares.map(({ id, whole }) => [id, whole]));
  const order = shares.toSorted((a, b) => b.rest.compare(a.rest) || compareTexts(a.id, b.id));
  for (const { id, whole, rest } of order) {
    if (left <= 0n || rest.isZero()) break;
    result.set(id, whole + 1n);
    left -= 1n;
  }
  return result;
}
