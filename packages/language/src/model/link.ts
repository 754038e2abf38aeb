import type { ReferableKind } from '@btaas/portfolio';

/** An element that can be named. `id` is its qualified name; the place is that of the name. */
export interface Declared {
  readonly id: string;
  readonly kind: ReferableKind;
  readonly start: number;
  readonly end: number;
}

/** A name in a document that stands for an element, or for a metric. */
export interface Link {
  readonly text: string;
  readonly to: readonly ReferableKind[];
  /** Qualified names of the elements around it, the innermost first. */
  readonly within: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Whether it means something even if no declaration has the name: a built-in metric. */
  readonly builtIn: boolean;
  /** The qualified name that it stands for, as far as it was looked up and found. */
  meaning: string | undefined;
  /** Sets what the name stands for in the model that the link came from. */
  resolve(id: string, found: boolean): void;
}
