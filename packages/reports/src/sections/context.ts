import type { Figures, Portfolio } from '@btaas/portfolio';

/** What every section is written from. */
export interface ReportContext {
  readonly portfolio: Portfolio;
  readonly figures: Figures;
  readonly findings: readonly ReportFinding[];
  /** What the report is limited to: these units, services or archetypes and all that belongs to them; all without it. */
  readonly only?: ReadonlySet<string>;
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
