import type { Place } from '@btaas/portfolio';

/** Something that a reader of the evidence must know, with the file and the row where it was seen. */
export interface EvidenceFinding {
  readonly level: 'error' | 'warning' | 'information';
  /** What, where and what to do, in one sentence. */
  readonly message: string;
  /** Where in the portfolio the source is declared. */
  readonly at?: Place;
  /** From the root of the project, with `/`. */
  readonly file?: string;
  /** The line of a text file, from 1; of other files the row. */
  readonly row?: number;
}

/** Why a source gives no values at all: nothing is measured from half a source. */
export class SourceProblem extends Error {
  override readonly name = 'SourceProblem';
  constructor(
    message: string,
    readonly file?: string,
    readonly row?: number,
  ) {
    super(message);
  }
}
