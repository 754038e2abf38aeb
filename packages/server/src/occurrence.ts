import type { Place, ReferableKind } from '@btaas/portfolio';

/** A name in a text that stands for an element, or for a part of one. */
export interface Occurrence extends Place {
  readonly id: string;
  readonly kind: ReferableKind;
  /** Whether this is where the element is declared. */
  readonly declares: boolean;
  /** Where the last part of the name stands: what a rename changes. */
  readonly last: Place;
}
