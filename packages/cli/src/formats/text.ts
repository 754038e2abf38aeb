import type { LocatedFinding } from '@btaas/workspace';
import picocolors from 'picocolors';
import { counted, joined, wrap } from '../face/wrap.js';
import { counts, type CheckReport, type Severity } from '../report.js';
import type { Format } from './format.js';
import { visible } from './visible.js';

/** Source lines longer than this are shown in part, unless the terminal says otherwise. */
const WIDEST = 160;
/** Where a terminal says that it is narrower than this, it is not believed. */
const NARROWEST = 20;

type Colors = ReturnType<typeof picocolors.createColors>;

/** For people: each finding with its line and a caret, then how many there are. */
export const text: Format = {
  name: 'text',
  describe: 'for people, with the source line of each finding',
  write(report, { coloured, columns }) {
    const colors = picocolors.createColors(coloured);
    const width = columns === undefined ? undefined : Math.max(NARROWEST, columns);
    const lines = new SourceLines(report);
    const shown = report.findings.map((finding) => `${one(finding, lines, colors, width)}\n`);
    return `${shown.join(width !== undefined ? '\n' : '')}${shown.length > 0 && width !== undefined ? '\n' : ''}${summary(report, colors, width)}\n`;
  },
};

function one(finding: LocatedFinding, lines: SourceLines, colors: Colors, width: number | undefined): string {
  const { file, line, column, id, severity, message, related, fixes } = finding;
  const place = `${printable(file)}:${line}:${column}`;
  const head = wrap(`${place} ${severity} ${id} ${printable(message)}`, width, '  ');
  const coloured = head
    .replace(place, () => colors.bold(place))
    .replace(` ${severity} `, (word) => inColorOf(severity, colors)(word));
  const also = related.map((each) =>
    wrap(`  ${printable(each.file)}:${each.line}:${each.column} ${printable(each.message)}`, width, '    '),
  );
  const mend = fixes.map(({ title }) => colors.dim(wrap(`  fix: ${printable(title)}`, width, '    ')));
  return [coloured, ...excerpt(finding, lines, colors, width ?? WIDEST), ...also, ...mend].join('\n');
}

function inColorOf(severity: Severity, colors: Colors): (word: string) => string {
  return severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.cyan;
}

/** The line of a finding with carets under it; of a line that is too wide, the part around it. */
function excerpt(finding: LocatedFinding, lines: SourceLines, colors: Colors, width: number): string[] {
  const { file, line, column, endLine, endColumn, severity } = finding;
  const source = lines.at(file, line);
  if (source === undefined || source.trim() === '') return [];
  const gutter = String(line);
  const room = Math.max(10, width - gutter.length - 3);
  const length = Math.max(1, (endLine === line ? endColumn : source.trimEnd().length + 1) - column);
  const { shown, offset } = windowOf(source, column - 1, length, room);
  const start = column - 1 - offset;
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - start)));
  const indent = shown.slice(0, start).replace(/[^\t]/g, (character) => (isWide(character) ? '  ' : ' '));
  return [
    `${colors.dim(`${gutter} |`)} ${shown}`,
    `${' '.repeat(gutter.length)} ${colors.dim('|')} ${indent}${inColorOf(severity, colors)(carets)}`,
  ];
}
function windowOf(source: string, at: number, length: number, room: number): { shown: string; offset: number } {
  if (source.length <= room) return { shown: printable(source), offset: 0 };
  const before = Math.max(0, Math.min(at - Math.floor((room - Math.min(length, room)) / 2), source.length - room));
  return { shown: printable(source.slice(before, before + room)), offset: before };
}
/** Characters that a terminal shows two columns wide: East Asian ones, in the main. */
function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
    character,
  );
}
/** One line: control characters of a source never reach the terminal. */
function printable(source: string): string {
  return visible(source.replace(/\s*[\r\n]\s*/g, ' '));
}

function summary(report: CheckReport, colors: Colors, width: number | undefined): string {
  const { findings, known, suppressed, gone, compared, files, asOf } = report;
  const where = `in ${counted(files, 'file')}`;
  const found = counts(findings);
  const also = [
    ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
    ...(compared && known.length > 0 ? [`${known.length} known from the baseline`] : []),
  ];
  const head = found.length === 0 ? `No ${compared ? 'new ' : ''}findings ${where}` : `${joined(found)} ${where}`;
  const more = also.length === 0 ? '' : `; ${joined(also)}`;
  const line = wrap(`${head} as of ${asOf}${more}.`, width);
  const lines = [found.length === 0 ? colors.green(line) : colors.bold(line)];
  if (gone.length > 0) {
    lines.push(
      wrap(`${counted(gone.length, 'finding')} of the baseline ${gone.length === 1 ? 'is' : 'are'} gone:`, width),
    );
    for (const { id, element, file } of gone) lines.push(wrap(`  ${id} ${printable(element ?? file)}`, width, '    '));
  }
  return lines.join('\n');
}

/** The lines of files, cut once for each file. */
class SourceLines {
  readonly #report: CheckReport;
  #file: string | undefined;
  #lines: readonly string[] = [];

  constructor(report: CheckReport) {
    this.#report = report;
  }
  at(file: string, line: number): string | undefined {
    if (file !== this.#file) {
      this.#file = file;
      this.#lines = this.#report.textOf(file).split(/\r\n|\n|\r/);
    }
    return this.#lines[line - 1];
  }
}
