import { Rational } from '../exact/index.js';
import { amountOf, convertRateByConvention, num, type Rate, rate } from '../values/index.js';

/** The load of one noun, all of it and the part that somebody carries. */
export interface DemandShare {
  /** What is counted, such as `tx`. */
  readonly noun: string;
  /** A second, exact. */
  readonly all: Rate;
  readonly part: Rate;
  /** part / all, as a share of one; undefined where there is none at all. */
  readonly share: Rational | undefined;
}

/** Loads added up by noun, a second: loads of different nouns have no common measure. */
export type LoadSums = ReadonlyMap<string, Rational>;

export function sumByNoun(loads: readonly Rate[]): LoadSums {
  const sums = new Map<string, Rational>();
  for (const load of loads) {
    const perSecond = convertRateByConvention(load, 's');
    if (perSecond?.noun === undefined) continue;
    sums.set(perSecond.noun, (sums.get(perSecond.noun) ?? Rational.ZERO).plus(amountOf(perSecond.amount)));
  }
  return sums;
}

/** The shares of these nouns, sorted. */
export function demandShares(nouns: Iterable<string>, all: LoadSums, part: LoadSums): readonly DemandShare[] {
  return [...nouns].sort().map((noun) => {
    const [whole, some] = [all, part].map((sums) => sums.get(noun) ?? Rational.ZERO) as [Rational, Rational];
    const perSecond = (amount: Rational) => rate(num(amount), 's', noun);
    return {
      noun,
      all: perSecond(whole),
      part: perSecond(some),
      share: whole.isZero() ? undefined : some.dividedBy(whole),
    };
  });
}
