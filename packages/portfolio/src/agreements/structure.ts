import { Rational } from '../exact/index.js';

/**
 * What must work for something to work (a reliability block diagram). Leaves fail independently of each other. Whatever is
 * one object is one thing: where it occurs twice, it works in both places or in none.
 */
export type Structure = Leaf | Series | AtLeast;
export interface Leaf {
  readonly of: 'leaf';
  /** The probability that it works, or the share of time. */
  readonly works: Rational;
}
export interface Series {
  readonly of: 'series';
  readonly parts: readonly Structure[];
}
export interface AtLeast {
  readonly of: 'atLeast';
  readonly count: number;
  readonly parts: readonly Structure[];
}

export function leaf(works: Rational): Leaf {
  return { of: 'leaf', works };
}
export function series(parts: readonly Structure[]): Structure {
  return parts.length === 1 ? parts[0]! : { of: 'series', parts };
}
export function atLeast(count: number, parts: readonly Structure[]): Structure {
  return { of: 'atLeast', count, parts };
}

/** How often each object occurs as a part of another one; once below each, however often it is named in a series. */
export function occurrences(root: Structure): ReadonlyMap<Structure, number> {
  const counts = new Map<Structure, number>([[root, 1]]);
  const open: Structure[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.of === 'leaf') continue;
    for (const part of next.of === 'series' ? new Set(next.parts) : next.parts) {
      const seen = counts.get(part);
      counts.set(part, (seen ?? 0) + 1);
      if (seen === undefined) open.push(part);
    }
  }
  return counts;
}

/** The probability that all of several independent things work. */
export function seriesOf(shares: readonly Rational[]): Rational {
  let numerator = 1n;
  let denominator = 1n;
  for (const share of shares) {
    numerator *= share.numerator;
    denominator *= share.denominator;
  }
  return Rational.reduced(numerator, denominator);
}

/**
 * The probability that at least `count` of several independent things work: the distribution of how many work, one thing
 * after another (exact, with one reduction at the end).
 */
export function atLeastOf(count: number, shares: readonly Rational[]): Rational {
  if (count <= 0) return Rational.ONE;
  if (count > shares.length) return Rational.ZERO;
  if (count === shares.length) return seriesOf(shares);
  // weights[j] is the weight of exactly j at work, and of `count` or more at the end.
  const weights: bigint[] = Array.from({ length: count + 1 }, (_, j) => (j === 0 ? 1n : 0n));
  let denominator = 1n;
  for (const { numerator: works, denominator: whole } of shares) {
    const fails = whole - works;
    weights[count] = weights[count]! * whole + weights[count - 1]! * works;
    for (let j = count - 1; j > 0; j--) weights[j] = weights[j]! * fails + weights[j - 1]! * works;
    weights[0] = weights[0]! * fails;
    denominator *= whole;
  }
  return Rational.reduced(weights[count]!, denominator);
}
