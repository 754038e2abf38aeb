import type { Rational } from '../exact/index.js';

/** A source or survey with files, as it was measured last: what became of each row, and of the money in it. */
export interface EvidenceSource {
  /** The qualified name. */
  readonly id: string;
  readonly files: readonly EvidenceFile[];
  /** Rows that `where` leaves out. */
  readonly leftOut: number;
  /** The first rows that could not be used, with the line of a CSV file, else the row. */
  readonly firstRejected: readonly { readonly file: string; readonly row: number; readonly reason: string }[];
  /** The most frequent names that nothing in the portfolio has. */
  readonly unmatched: readonly { readonly subject: string; readonly name: string; readonly rows: number }[];
  readonly unmatchedNames: number;
  readonly totals: readonly EvidenceTotal[];
  /** Why nothing was measured from it. */
  readonly problem?: string;
}
export interface EvidenceFile {
  /** From the folder of the project, with `/`. */
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
  readonly rejected: number;
}
/** Where the money of a bill went: `total` is the sum of the other three, to the last digit. */
export interface EvidenceTotal {
  /** `cost` or `billedCost`. */
  readonly metric: string;
  readonly currency: string;
  readonly total: Rational;
  /** To services of the portfolio. */
  readonly allocated: Rational;
  readonly unallocated: Rational;
  /** In rows that could not be used. */
  readonly rejected: Rational;
}
