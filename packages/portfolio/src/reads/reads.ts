import type { Kind } from '../schema/types.js';

/** Takes down what is read of a portfolio, so that it can be told later whom a change concerns. */
export interface Reads {
  /** What an element says, or that there is none of this name. Its kind, where it is known. */
  element(id: string, kind: Kind | undefined): void;
  /** Which elements of a kind refer to this one. */
  around(id: string, kind: Kind): void;
  /** Which elements of a kind there are, and what they say. */
  kind(kind: Kind): void;
  /** An area of figures that are about the whole portfolio. */
  area(area: string): void;
}

/**
 * Of a portfolio that will not change before it is forgotten, nothing needs to be taken down: whoever is given this very
 * object reads the portfolio itself.
 */
export const UNWATCHED: Reads = { element: () => {}, around: () => {}, kind: () => {}, area: () => {} };
