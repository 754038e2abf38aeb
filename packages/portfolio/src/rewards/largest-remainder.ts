import { Rational } from '../exact/index.js';

export interface Claim {
  readonly id: string;
  /** The exact amount, not below zero. */
  readonly exact: Rational;
  /** What must not be passed by rounding, in whole minor units. */
  readonly most?: bigint;
}

/**
 * Whole minor units that add up to `total`: each claim is rounded down, and what is left over goes, a unit each, to those who lost most by it;
 * ties go by id (the method of Hare and Hamilton). What nobody may take is left: the result then adds up to less.
 * Amounts are in minor units.
 */
export function byLargestRemainder(claims: readonly Claim[], total: bigint): ReadonlyMap<string, bigint> {
  const shares = claims.map(({ id, exact, most }) => {
    const whole = exact.numerator / exact.denominator;
    return { id, whole, rest: exact.minus(Rational.of(whole)), open: most === undefined || whole < most };
  });
  let left = total - shares.reduce((sum, { whole }) => sum + whole, 0n);
  const result = new Map(shares.map(({ id, whole }) => [id, whole]));
  const order = shares
    .filter(({ open }) => open)
    .sort((a, b) => b.rest.compare(a.rest) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const { id, whole, rest } of order) {
    if (left <= 0n || rest.isZero()) break;
    result.set(id, whole + 1n);
    left -= 1n;
  }
  return result;
}
