import type { Output } from '../face/face.js';
import type { CheckReport } from '../report.js';

/** One way to write a report. */
export interface Format {
  readonly name: string;
  readonly describe: string;
  /** The whole text, with its last line break. */
  write(report: CheckReport, output: Pick<Output, 'coloured' | 'columns'>): string;
}
