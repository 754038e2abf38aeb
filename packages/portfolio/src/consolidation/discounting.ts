import { power, Rational } from '../exact/index.js';
import { fraction, type Known, type Percent, unknown } from '../values/index.js';

const MONTHS_OF_YEAR = 12;
const LOWEST_RATE = Rational.of(-100);
const HIGHEST_RATE = Rational.of(100_000);

/** Present values of payments at the ends of months. */
export interface Discounting {
  /** What 1 at the end of a month (1 is the first) is worth today: (1+r)^(−m/12). */
  factor(month: number): Rational;
  /**
   * What 1 at the end of each of the first `months` is worth today. Of a month that is not whole its part counts, at
   * the factor of its end. `months` must not be negative.
   */
  annuity(months: Rational): Rational;
}

/** Discounting at a yearly rate. Unknown for a rate at which nothing can be discounted: −100 % or less, or absurdly high. */
export function discounting(rate: Percent): Known<Discounting> {
  if (rate.value.lessOrEqual(LOWEST_RATE) || rate.value.greaterThan(HIGHEST_RATE)) {
    return unknown('a discount rate between -100% and 100k%');
  }
  const base = Rational.ONE.plus(fraction(rate));
  const factor = (month: number) => power(base, Rational.of(-month, MONTHS_OF_YEAR));
  const sums = [Rational.ZERO];
  const whole = (months: number): Rational => {
    for (let month = sums.length; month <= months; month++) sums.push(sums[month - 1]!.plus(factor(month)));
    return sums[months]!;
  };
  return {
    factor,
    annuity: (months) => {
      const full = months.round(0, 'floor');
      const rest = months.minus(full);
      const sum = whole(Number(full.numerator));
      return rest.isZero() ? sum : sum.plus(rest.times(factor(Number(full.numerator) + 1)));
    },
  };
}
