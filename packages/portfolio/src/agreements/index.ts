export { type AgreementFigures, agreementFigures } from './agreements.js';
export type { Commitment, Commitments } from './commitments.js';
export { compareTerms, type Comparison, type Dimension, percentText, type Shortfall } from './compare-terms.js';
export { effectiveAvailability, type EffectiveAvailability, type Yardstick } from './effective.js';
export { momentOf, openHours, type OpenHours } from './hours.js';
export { type Gap, type HoursBook, hoursBook } from './hours-book.js';
export { type Inheritance, inheritanceOf, type Loosening } from './inheritance.js';
export { firstGap, minutesOpen, openTogether } from './open-sets.js';
export {
  type AgreementBody,
  type Availability,
  type CreditLevel,
  mergeTerms,
  NO_TERMS,
  type Term,
  type Terms,
  termsOf,
  type Window,
} from './terms.js';
export { convertWindow, excludedShare } from './windows.js';
