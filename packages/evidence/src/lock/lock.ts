import type { EvidenceSource, Measurement, SurveyRow } from '@btaas/portfolio';

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
/** A source or a survey, what became of its rows, and how it was declared. */
export interface LockedSource extends EvidenceSource {
  /** The fingerprint of how it is declared: a value that was measured under another declaration is not taken. */
  readonly definition: string;
  /** Those of the metrics that are computed from it, by id. */
  readonly metrics: Readonly<Record<string, string>>;
}
