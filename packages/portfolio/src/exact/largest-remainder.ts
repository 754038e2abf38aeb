import { leastCommonMultiple } from './integers.js';
import type { Rational } from './rational.js';

/** Who has a claim to a part of an amount. */
export interface Claim extends Named {
  /** Not negative. */
  readonly weight: bigint;
}
interface Named {
  /** Decides who gets a unit that is left over when two remainders are equal: the smaller id. */
  readonly id: string;
}

/**
 * Divides a whole amount, such as cents, by weights without losing or inventing a unit. All zero where there is no
 * weight at all. A negative amount is divided as its opposite.
 */
export function divideWhole(amount: bigint, claims: readonly Claim[]): readonly bigint[] {
  if (amount === 0n) return claims.map(() => 0n);
  if (amount < 0n) return divideWhole(-amount, claims).map((part) => -part);
  let whole = 0n;
  for (const { weight } of claims) whole += weight;
  if (whole === 0n) return claims.map(() => 0n);
  const parts = claims.map(({ weight }) => amount * weight);
  return byLargestRemainder(claims, parts, whole, amount);
}

/** Rounds exact amounts, none below zero, to whole ones that add up to `total`: their sum, rounded up or down. */
export function roundTogether(
  amounts: readonly (Named & { readonly exact: Rational })[],
  total: bigint,
): readonly bigint[] {
  const denominator = amounts.reduce((common, { exact }) => leastCommonMultiple(common, exact.denominator), 1n);
  const parts = amounts.map(({ exact }) => exact.numerator * (denominator / exact.denominator));
  return byLargestRemainder(amounts, parts, denominator, total);
}

/**
 * Each part, in units of `1 / denominator`, is rounded down, and what is left of the total goes, a unit each, to those who
 * lost most by it; ties go by id (the method of Hare and Hamilton).
 */
function byLargestRemainder(
  names: readonly Named[],
  parts: readonly bigint[],
  denominator: bigint,
  total: bigint,
): readonly bigint[] {
  const wholes = parts.map((part) => part / denominator);
  let left = total;
  for (const whole of wholes) left -= whole;
  if (left <= 0n) return wholes;
  const remainders = names.map(({ id }, index) => ({ id, index, remainder: parts[index]! % denominator }));
  remainders.sort(
    (a, b) => compareNumbers(b.remainder, a.remainder) || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.index - b.index),
  );
  for (const { index } of remainders.slice(0, Number(left))) wholes[index]! += 1n;
  return wholes;
}

function compareNumbers(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
