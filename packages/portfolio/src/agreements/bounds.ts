import { Rational } from '../exact/index.js';

/**
 * The lowest and the highest that can be said of a combination whose parts may fail together in any way
 * (Fréchet's inequalities, and for k of n their sharpest form for given margins).
 */

/**
 * The most that can be unavailable when `count` of several are needed and each is unavailable at most as given: with
 * m = n − count + 1 failures needed, min(1, min over 0 ≤ j < m of Σ(smallest n − j) / (m − j)).
 */
export function unavailableAtMost(count: number, unavailabilities: readonly Rational[]): Rational {
  return cover(unavailabilities.length - count + 1, unavailabilities);
}

/** The most that can be available when `count` of several are needed: the same formula on availabilities and `count`. */
export function availableAtMost(count: number, availabilities: readonly Rational[]): Rational {
  return cover(count, availabilities);
}

/** The largest probability that at least `needed` of several events happen, whatever they have to do with each other. */
function cover(needed: number, probabilities: readonly Rational[]): Rational {
  if (needed <= 0) return Rational.ONE;
  if (needed > probabilities.length) return Rational.ZERO;
  const ascending = [...probabilities].sort((a, b) => a.compare(b));
  let sum = Rational.sum(ascending);
  let least = Rational.ONE;
  for (let j = 0; j < needed; j++) {
    const bound = sum.dividedBy(Rational.of(needed - j));
    if (bound.lessThan(least)) least = bound;
    sum = sum.minus(ascending[ascending.length - 1 - j]!);
  }
  return least;
}
