import { Rational } from '../exact/index.js';
import { type Amounts, CATEGORIES } from './amounts.js';
import { type Claim, divideWhole } from './largest-remainder.js';

/** A part that somebody has, as a share of one. */
export interface Share {
  readonly id: string;
  readonly share: Rational;
}

/**
 * Shares as claims on a whole, in their order; the last claim is of `keeper`, who keeps what the shares leave. Shares that
 * are together over one count in proportion, and leave nothing.
 */
export function claimsOf(shares: readonly Share[], keeper: string): readonly Claim[] {
  const [only] = shares;
  if (shares.length === 1 && only !== undefined && only.share.equals(Rational.ONE)) {
    return [
      { id: only.id, weight: 1n },
      { id: keeper, weight: 0n },
    ];
  }
  const left = Rational.ONE.minus(Rational.sum(shares.map(({ share }) => share)));
  const all = [...shares, { id: keeper, share: Rational.max(Rational.ZERO, left) }];
  const denominator = all.reduce((common, { share }) => leastCommonMultiple(common, share.denominator), 1n);
  return all.map(({ id, share }) => ({ id, weight: share.numerator * (denominator / share.denominator) }));
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return a % b === 0n ? a : a * Rational.reduced(b, a).numerator;
}

/** Each category by claims, in whole minor units. */
export function divideByClaims(amounts: Amounts, claims: readonly Claim[]): readonly Amounts[] {
  const [run, grow, transform] = CATEGORIES.map((category) => divideWhole(amounts[category], claims));
  return claims.map((_, index) => ({ run: run![index]!, grow: grow![index]!, transform: transform![index]! }));
}
