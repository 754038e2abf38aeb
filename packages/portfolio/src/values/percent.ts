import { Rational, type RationalInput } from '../exact/index.js';

/** A percentage as it is written: `value` is 99.95 for 99.95%. */
export interface Percent {
  readonly type: 'percent';
  readonly value: Rational;
}

export function percent(value: RationalInput): Percent {
  return { type: 'percent', value: Rational.of(value) };
}

/** The share of one: 0.9995 for 99.95%. */
export function fraction(p: Percent): Rational {
  return p.value.dividedBy(Rational.HUNDRED);
}

/** The inverse of `fraction`: 99.95% for 0.9995. */
export function percentOf(share: Rational): Percent {
  return { type: 'percent', value: share.times(Rational.HUNDRED) };
}
