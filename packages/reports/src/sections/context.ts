import type { Figures, Portfolio } from '@btaas/portfolio';
import type { Scope } from './scope.js';

/** What every section is written from. */
export interface ReportContext {
  readonly portfolio: Portfolio;
  readonly figures: Figures;
  readonly findings: readonly ReportFinding[];
  /** The rules that the project has switched off: what they judge is not told. */
  readonly off: ReadonlySet<string>;
  /** What the report is limited to; everything without it. */
  readonly only?: Scope;
  /** What an earlier report said, so that this one can say what has changed since. */
  readonly previous?: PreviousFigures;
}
/** The key figures of an earlier report, as they were shown. */
export interface PreviousFigures {
  readonly asOf: string;
  /** By section, then by label. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}
/** A finding as a report shows it. */
export interface ReportFinding {
  readonly id: string;
  readonly level: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly element?: string;
  readonly file: string;
  readonly line: number;
  readonly fixes: readonly string[];
}

/** Whether the report is about an element. */
export const shows = ({ only }: ReportContext, id: string): boolean => only === undefined || only.has(id);
