import { type Place, portfolioJsonText } from '@btaas/portfolio';
import type { PreviousFigures, ReportContext, ReportDocument } from '@btaas/reports';
import type { Analysis } from '../analysis/analyse.js';
import { OUTPUT_FORMATS, type OutputFormat } from '../project/config-schema.js';
import { placeText } from '../place-text.js';
import type { Snapshot } from '../snapshot/engine.js';
import {
  type OwnReportProblem,
  type OwnReportsInput,
  problemsOf,
  type WrittenReport,
  writeOwnReports,
} from './own-reports.js';

/** One file of a build, in pieces, so that a large one is not held as one text. */
export interface OutputFile {
  /** Its path in the folder of the outputs, with `/`. */
  readonly name: string;
  readonly content: Iterable<string | Uint8Array>;
}
/** What an output is made from. */
export interface OutputInput {
  readonly snapshot: Snapshot;
  readonly analysis: Analysis;
  /** That the HTML report has a page for each section. */
  readonly pages?: boolean;
  /** Qualified names of the elements that the report is limited to, with all that belongs to them. */
  readonly only?: readonly string[];
  /** The key figures of an earlier report, with which those of this one are compared. */
  readonly previous?: PreviousFigures;
  /** For the reports that the portfolio declares; none is written without it. */
  readonly own?: OwnReportsInput;
}
/** One thing that `btaas build` can make of a portfolio. */
export interface OutputMaker {
  readonly describe: string;
  make(input: OutputInput): Iterable<OutputFile> | Promise<Iterable<OutputFile>>;
}

/** Loaded when a report is made, and not before: what draws charts is large, and most commands draw none. */
const reports = () => import('@btaas/reports');

/** Every format of an output. A new one is added here, and to `OUTPUT_FORMATS` for the configuration. */
export const OUTPUTS: Readonly<Record<OutputFormat, OutputMaker>> = {
  json: {
    describe: 'the portfolio and its figures; their schemas are published',
    async make(input) {
      const { reportJsonPieces } = await reports();
      return [
        { name: 'portfolio.json', content: portfolioJsonText(input.snapshot.portfolio) },
        {
          name: 'figures.json',
          content: reportJsonPieces(await documentOf(input), placeText(input.snapshot.documents)),
        },
      ];
    },
  },
  html: {
    describe: 'the report, a page that needs nothing else',
    async make(input) {
      const { toHtml, toPages } = await reports();
      const document = await documentOf(input);
      const files =
        input.pages === true
          ? filesIn('report', await toPages(document, placeText(input.snapshot.documents)))
          : [{ name: 'report.html', content: [await toHtml(document, placeText(input.snapshot.documents))] }];
      for (const { id, document: own } of await ownReportsOf(input))
        files.push({ name: `report-${id}.html`, content: [await toHtml(own, placeText(input.snapshot.documents))] });
      return files;
    },
  },
  md: {
    describe: 'the report for a code host',
    async make(input) {
      const { toMarkdown, toMarkdownPage } = await reports();
      const files = filesIn('markdown', toMarkdown(await documentOf(input)));
      for (const { id, document: own } of await ownReportsOf(input))
        files.push({ name: `report-${id}.md`, content: [toMarkdownPage(own)] });
      return files;
    },
  },
  csv: {
    describe: 'a file for each table',
    async make(input) {
      const { toCsv } = await reports();
      return filesIn('csv', toCsv(await documentOf(input)));
    },
  },
  xlsx: {
    describe: 'a sheet for each table',
    async make(input) {
      const { toXlsx } = await reports();
      return [{ name: 'report.xlsx', content: [await toXlsx(await documentOf(input))] }];
    },
  },
};

/** All files of some formats, in the order of the formats. */
export async function makeOutputs(input: OutputInput, formats: readonly OutputFormat[]): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const format of OUTPUT_FORMATS) if (formats.includes(format)) files.push(...(await OUTPUTS[format].make(input)));
  return files;
}

function filesIn(folder: string, files: ReadonlyMap<string, string>): OutputFile[] {
  return [...files].map(([name, text]) => ({ name: `${folder}/${name}`, content: [text] }));
}

const documents = new WeakMap<OutputInput, Promise<ReportDocument>>();
/** The report, written once for all formats of one build. */
function documentOf(input: OutputInput): Promise<ReportDocument> {
  const known = documents.get(input);
  if (known !== undefined) return known;
  const made = reports().then(({ reportOf }) =>
    reportOf(reportContext(input), input.only === undefined ? {} : { only: input.only }),
  );
  documents.set(input, made);
  return made;
}
const ownReports = new WeakMap<OutputInput, Promise<readonly WrittenReport[]>>();
function ownReportsOf(input: OutputInput): Promise<readonly WrittenReport[]> {
  const known = ownReports.get(input);
  if (known !== undefined) return known;
  const made = reports().then(({ ownReport }) =>
    input.own === undefined || input.snapshot.portfolio.all('report').length === 0
      ? []
      : writeOwnReports(input.snapshot, reportContext(input), input.own, ownReport),
  );
  ownReports.set(input, made);
  return made;
}
/** What is wrong in the texts of the reports that the portfolio declares. */
export async function ownReportProblems(input: OutputInput): Promise<readonly OwnReportProblem[]> {
  return problemsOf(input.snapshot, await ownReportsOf(input));
}

/** What a report is written from: the portfolio, its figures, and what was found in it. */
export function reportContext({ snapshot, analysis, previous }: OutputInput): ReportContext {
  const { portfolio, figures } = snapshot;
  const findings = analysis.findings.map(({ id, level, message, at, element, fixes }) => ({
    ...{ id, level, message, file: at.document, line: lineOf(snapshot, at), fixes: fixes.map(({ title }) => title) },
    ...(element === undefined ? {} : { element }),
  }));
  const { off } = analysis;
  return { portfolio, figures, findings, off, ...(previous === undefined ? {} : { previous }) };
}
function lineOf({ documents: all }: Snapshot, { document, start }: Pick<Place, 'document' | 'start'>): number {
  return all.get(document)?.lines.at(start).line ?? 1;
}
