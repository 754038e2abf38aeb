import type { Place } from '../model/index.js';
import type { Unknown, Value } from '../values/index.js';

/**
 * A figure: a value, or what is missing for it, and on demand how it came about. The explanation is made only when
 * somebody asks, so that a figure costs little more than its value.
 */
export interface Figure<V extends Value = Value> {
  readonly value: V | Unknown;
  explain(): Explanation;
}
/** How a figure came about: shown by hovers, reports and audit trails alike. */
export interface Explanation {
  /** What the figure is called, such as `composed availability of Checkout`. */
  readonly label: string;
  readonly value: Value;
  /** The formula in symbols, with its source where it has one, such as `Σ I·n·gap / Σ I·n`. */
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
  /** A reservation that a reader must know, such as an assumption. */
  readonly notes?: readonly string[];
}
export interface FigureInput {
  readonly label: string;
  readonly value: Value | string;
  /** Where it is declared. */
  readonly place?: Place;
  /** Where it was measured: the source's name and the period. */
  readonly measured?: { readonly source: string; readonly period: string; readonly rows?: number };
  /** Where it is a figure itself. */
  readonly of?: Explanation;
}
