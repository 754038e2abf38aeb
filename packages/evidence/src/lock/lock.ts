import type { Measurement, SurveyRow } from '@btaas/portfolio';
import type { MoneyTotals } from '../sources/money-totals.js';

/** The evidence lock: what was measured, from which files, as of the last `btaas evidence`. */
export const LOCK_FILE = 'btaas.evidence.json';
export const LOCK_VERSION = 1;

export interface Lock {
  /** The fingerprint of the periods and metrics that the portfolio asks for. */
  readonly asked: string;
  readonly sources: readonly LockedSource[];
  readonly values: readonly Measurement[];
  readonly surveyRows: readonly SurveyRow[];
}
/** A source or a survey with files, and what became of each of their rows. */
export interface LockedSource {
  readonly id: string;
  /** The fingerprint of how it is declared: a value that was measured under another declaration is not taken. */
  readonly definition: string;
  /** Those of the metrics that are computed from it, by id. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly files: readonly LockedFile[];
  readonly leftOut: number;
  readonly firstRejected: readonly { readonly file: string; readonly row: number; readonly reason: string }[];
  readonly unmatched: readonly { readonly subject: string; readonly name: string; readonly rows: number }[];
  readonly unmatchedNames: number;
  readonly totals: readonly MoneyTotals[];
  /** Why nothing was measured from it. */
  readonly problem?: string;
}
export interface LockedFile {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
  readonly rejected: number;
}
