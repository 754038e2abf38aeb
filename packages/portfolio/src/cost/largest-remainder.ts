/** Who has a claim to a part of an amount. */
export interface Claim {
  /** Decides who gets a unit that is left over when two remainders are equal: the smaller id. */
  readonly id: string;
  /** Not negative. */
  readonly weight: bigint;
}

/**
 * Divides a whole amount, such as cents, by weights without losing or inventing a unit (the largest remainder method:
 * each gets its quotient rounded down, and what is left goes one by one to the largest remainders, ties by id).
 * All zero where there is no weight at all. A negative amount is divided as its opposite.
 */
export function divideWhole(amount: bigint, claims: readonly Claim[]): readonly bigint[] {
  if (amount === 0n) return claims.map(() => 0n);
  if (amount < 0n) return divideWhole(-amount, claims).map((part) => -part);
  let whole = 0n;
  for (const { weight } of claims) whole += weight;
  if (whole === 0n) return claims.map(() => 0n);
  const parts = claims.map(({ weight }) => (amount * weight) / whole);
  let left = amount;
  for (const part of parts) left -= part;
  if (left === 0n) return parts;
  const remainders = claims.map(({ id, weight }, index) => ({ id, index, remainder: (amount * weight) % whole }));
  remainders.sort(
    (a, b) => compareNumbers(b.remainder, a.remainder) || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.index - b.index),
  );
  for (const { index } of remainders.slice(0, Number(left))) parts[index]! += 1n;
  return parts;
}

function compareNumbers(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
