import { absolute } from './integers.js';

/**
 * What happens to the digits that are dropped. `halfUp` rounds a half away from zero, `halfEven` to the even neighbour;
 * `down` goes towards zero, `up` away from it, `floor` and `ceiling` towards minus and plus infinity.
 */
export type RoundingMode = 'halfUp' | 'halfEven' | 'down' | 'up' | 'floor' | 'ceiling';

/** The quotient of two integers (`divisor` above zero), rounded to an integer. */
export function divideRounded(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const towardsZero = dividend / divisor;
  const remainder = dividend % divisor;
  if (remainder === 0n) return towardsZero;
  const negative = dividend < 0n;
  return awayFromZero(mode, negative, absolute(remainder) * 2n, divisor, towardsZero)
    ? towardsZero + (negative ? -1n : 1n)
    : towardsZero;
}

function awayFromZero(
  mode: RoundingMode,
  negative: boolean,
  twiceRemainder: bigint,
  divisor: bigint,
  kept: bigint,
): boolean {
  switch (mode) {
    case 'halfUp':
      return twiceRemainder >= divisor;
    case 'halfEven':
      return twiceRemainder > divisor || (twiceRemainder === divisor && kept % 2n !== 0n);
    case 'down':
      return false;
    case 'up':
      return true;
    case 'floor':
      return negative;
    case 'ceiling':
      return !negative;
  }
}
