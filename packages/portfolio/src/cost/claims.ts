import { type Claim, divideWhole, leastCommonMultiple, Rational } from '../exact/index.js';
import { type Amounts, NOTHING } from './amounts.js';

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
  const denominator = shares.reduce((common, { share }) => leastCommonMultiple(common, share.denominator), 1n);
  let left = denominator;
  const claims = shares.map(({ id, share }): Claim => {
    const weight = share.numerator * (denominator / share.denominator);
    left -= weight;
    return { id, weight };
  });
  claims.push({ id: keeper, weight: left > 0n ? left : 0n });
  return claims;
}

/** The claim that takes all, where no other has any weight. */
export function takerOf(claims: readonly Claim[]): number | undefined {
  let taker: number | undefined;
  for (let claim = 0; claim < claims.length; claim += 1) {
    const { weight } = claims[claim]!;
    if (weight === 0n) continue;
    if (weight < 0n || taker !== undefined) return undefined;
    taker = claim;
  }
  return taker;
}

/** Each category by claims, in whole minor units. */
export function divideByClaims(amounts: Amounts, claims: readonly Claim[]): readonly Amounts[] {
  const taker = takerOf(claims);
  if (taker !== undefined) return claims.map((_, claim) => (claim === taker ? amounts : NOTHING));
  const run = divideWhole(amounts.run, claims);
  const grow = divideWhole(amounts.grow, claims);
  const transform = divideWhole(amounts.transform, claims);
  return claims.map((_, index) => ({ run: run[index]!, grow: grow[index]!, transform: transform[index]! }));
}
