import { type LocatedFinding, markdownText } from '@btaas/workspace';
import { counted, joined } from '../face/wrap.js';
import { counts, type CheckReport } from '../report.js';
import type { Format } from './format.js';
import { visible } from './visible.js';

/** A summary of a pipeline is cut off by its host when it grows too long. */
const MOST = 500;

/** A summary in Markdown, for a pipeline's page or a comment on a change. */
export const markdown: Format = {
  name: 'markdown',
  describe: 'a summary, for a page of a pipeline',
  write(report) {
    const { findings, known, suppressed, gone, compared, files, asOf } = report;
    const found = counts(findings);
    const notes = [
      ...(suppressed.length > 0 ? [`${counted(suppressed.length, 'finding')} suppressed in the text`] : []),
      ...(compared ? [`${known.length} known from the baseline`, `${gone.length} of it gone`] : []),
    ];
    const headline = found.length === 0 ? `No ${compared ? 'new ' : ''}findings` : joined(found);
    return [
      '## Portfolio check',
      '',
      `**${headline}** in ${counted(files, 'file')}, as of ${asOf}.${notes.length === 0 ? '' : ` ${joined(notes)}.`}`,
      ...table(report),
      ...(gone.length === 0 ? [] : ['', 'Gone since the baseline:', '']),
      ...gone.map(({ id, element, file }) => `- ${id} ${code(element ?? file)}`),
      '',
    ].join('\n');
  },
};

function table({ findings }: CheckReport): string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, MOST).map(row);
  const more = findings.length - rows.length;
  return [
    '',
    '| | rule | where | what |',
    '|---|---|---|---|',
    ...rows,
    ...(more > 0 ? ['', `… and ${counted(more, 'more finding')}.`] : []),
  ];
}
function row({ severity, id, file, line, column, message }: LocatedFinding): string {
  return `| ${severity} | ${escaped(id)} | ${code(`${file}:${line}:${column}`)} | ${escaped(message)} |`;
}

/** Text that stays text: no markup, no HTML, no new line, no new cell, and nobody who is told of it. */
function escaped(text: string): string {
  return markdownText(visible(text).replace(/\s+/g, ' ')).replaceAll('@', '\\@');
}
/** A code span: backticks cannot be escaped in it, and a bar would end its cell. */
function code(text: string): string {
  const plain = visible(text).replace(/\s+/g, ' ').replaceAll('`', "'").replaceAll('|', '\\|');
  return `\`${plain}\``;
}
