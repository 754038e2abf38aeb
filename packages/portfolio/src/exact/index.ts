export { power } from './power.js';
export { Rational, type RationalInput } from './rational.js';
export type { RoundingMode } from './rounding.js';
