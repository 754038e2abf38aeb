export { type AgreementFigures, agreementFigures } from './agreements.js';
export type { Assessment, Verdict } from './availability.js';
export { type AvailabilityFigures, missingText } from './availability-figures.js';
export type { Backing, Supposed } from './backing.js';
export { backingsIn, type Block, commitmentsIn, type Missing, missingIn, OWN } from './chain.js';
export type { Commitment, Commitments } from './commitments.js';
export {
  compareTerms,
  type Comparison,
  type Dimension,
  percentText,
  type Shortfall,
} from './compare-terms.js';
export type { Coverage, Uncovered } from './coverage.js';
export type { CreditExposure } from './credits.js';
export type { Demand } from './demands.js';
export { effectiveAvailability, type EffectiveAvailability, type Yardstick, yardstickOf } from './effective.js';
export { deliveredUntil, type End, endOfCommission, endOfSla } from './ends.js';
export { momentOf, openHours, type OpenHours } from './hours.js';
export { type Gap, type HoursBook, hoursBook } from './hours-book.js';
export { type Inheritance, inheritanceOf, type Loosening, tiersAlong } from './inheritance.js';
export { compareRates, durationOf, longer, millisecondsOf } from './lengths.js';
export { firstGap, minutesOpen, openTogether } from './open-sets.js';
export type { Compared } from './known-of-promises.js';
export type { PromiseBook } from './promise-book.js';
export type { SharedRedundancy } from './redundancy.js';
export type { Repair } from './repairs.js';
export type { Composition } from './sharing.js';
export {
  type AgreementBody,
  type Availability,
  type CreditLevel,
  mergeTerms,
  NO_TERMS,
  type Term,
  termFor,
  type Terms,
  termsOf,
  type Window,
} from './terms.js';
export type { Carried } from './throughput.js';
export { guaranteedPercentile, type TimeFigures } from './time-figures.js';
export {
  handoverIn,
  type MissingTime,
  type Reach,
  type SupposedTime,
  type TimeDimension,
  timeName,
  timeOf,
} from './times.js';
export { excludedShare } from './windows.js';
export { mayBeLowered, mayTakeLonger, standingOn } from './weakened.js';
