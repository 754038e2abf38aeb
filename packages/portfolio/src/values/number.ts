import { Rational, type RationalInput } from '../exact/index.js';

/** A number without a unit. */
export interface Num {
  readonly type: 'number';
  readonly value: Rational;
}

export function num(value: RationalInput): Num {
  return { type: 'number', value: Rational.of(value) };
}
