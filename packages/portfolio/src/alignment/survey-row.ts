import type { Rational } from '../exact/index.js';

/**
 * One row of a file that a survey names, as whoever reads files hands it in. The names are resolved already: an element
 * or a unit that does not exist is reported by the reader and has no row here.
 */
export interface SurveyRow {
  /** The qualified name of the survey. */
  readonly survey: string;
  /** The qualified name of the service, the need or the portfolio. */
  readonly element: string;
  /** The qualified name of the unit that answered. */
  readonly by: string;
  readonly dimension: string;
  readonly importance: Rational;
  readonly expectation: Rational;
  readonly confidence: Rational;
  /** How many people answered: a whole number. */
  readonly respondents: Rational;
  readonly file: string;
  readonly line: number;
}
