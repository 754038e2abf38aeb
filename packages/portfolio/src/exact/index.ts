export { leastCommonMultiple } from './integers.js';
export { type Claim, divideWhole, roundTogether } from './largest-remainder.js';
export { power } from './power.js';
export { Rational, type RationalInput } from './rational.js';
export type { RoundingMode } from './rounding.js';
