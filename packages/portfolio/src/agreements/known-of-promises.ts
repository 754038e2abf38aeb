import type { Assessment } from './availability.js';
import type { Block } from './chain.js';
import type { Commitment } from './commitments.js';
import type { Comparison } from './compare-terms.js';
import type { Demand } from './demands.js';

/** A demand on a promise, and how the promise compares with it. */
export interface Compared {
  readonly promise: Commitment;
  readonly demand: Demand;
  readonly comparison: Comparison;
}

/** What a promise stands on, and whether that carries it: no assessment without an availability, or without anything behind. */
export interface Footing {
  readonly blocks: readonly Block[];
  readonly assessment: Assessment | undefined;
}

/** What was found out so far about the promises of one service. */
export interface KnownOfPromises {
  isRetired: boolean | undefined;
  /** One for each of the promises, in their order; made when the first is looked at. */
  footings: (Footing | undefined)[] | undefined;
  compared: readonly Compared[] | undefined;
}
export function knowingNothing(): KnownOfPromises {
  return { isRetired: undefined, footings: undefined, compared: undefined };
}
