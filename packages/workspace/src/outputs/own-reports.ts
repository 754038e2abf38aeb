import { expressionOf, type Names } from '@btaas/language';
import { type ElementOf, labelOf } from '@btaas/portfolio';
import type { OwnReport, ReadExpression, ReportContext } from '@btaas/reports';
import type { Snapshot } from '../snapshot/engine.js';

/** What the reports that a portfolio declares need besides it. */
export interface OwnReportsInput {
  readonly names: Names;
  /** The text of a template by its path, seen from the document that names it; undefined where it cannot be read. */
  readTemplate(path: string, document: string): string | undefined;
}
/** A declared report, written. */
export interface WrittenReport extends OwnReport {
  /** Its qualified name. */
  readonly id: string;
}
/** What is wrong in the text of a declared report, with the line of its text or template. */
export interface OwnReportProblem {
  readonly report: string;
  readonly message: string;
}

type Write = typeof import('@btaas/reports')['ownReport'];

/** All reports that the portfolio declares, by qualified name. */
export function writeOwnReports(
  snapshot: Snapshot,
  context: ReportContext,
  { names, readTemplate }: OwnReportsInput,
  write: Write,
): readonly WrittenReport[] {
  return snapshot.portfolio
    .all('report')
    .filter(({ document }) => !snapshot.portfolio.libraries.has(document))
    .map((report) => {
      const path = report.values.template?.value;
      const template = path === undefined ? undefined : readTemplate(path, report.document);
      const written = write(report, context, { template, read: readerAt(report, snapshot, names) });
      if (path === undefined || template !== undefined) return { id: report.id, ...written };
      const problem = { message: `the template "${path}" cannot be read`, line: 1 };
      return { id: report.id, ...written, problems: [problem, ...written.problems] };
    });
}

export function problemsOf(snapshot: Snapshot, reports: readonly WrittenReport[]): readonly OwnReportProblem[] {
  return reports.flatMap(({ id, problems }) => {
    const report = labelOf(snapshot.portfolio.find(id)!);
    return problems.map(({ message, line }) => ({ report, message: `line ${line}: ${message}` }));
  });
}

/** Reads the expressions of a report's text: its names are those of the place where the report is declared. */
function readerAt(report: ElementOf<'report'>, { documents }: Snapshot, names: Names): ReadExpression {
  const home = documents.get(report.document);
  return (text) => {
    const { expression, links, problems } = expressionOf(text);
    const [first] = problems;
    if (first !== undefined || expression === undefined) return { problem: first?.message ?? 'this is no expression' };
    for (const link of links) {
      const problem = home && names.resolve(link, home.name, home.names);
      if (problem !== undefined) return { problem: problem.message };
    }
    return { expression };
  };
}
