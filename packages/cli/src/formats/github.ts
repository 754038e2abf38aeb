import type { LocatedFinding } from '@btaas/workspace';
import type { Severity } from '../report.js';
import type { Format } from './format.js';
import { visible } from './visible.js';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' };

/** Workflow commands, which GitHub shows as annotations beside the lines of a change. */
export const github: Format = {
  name: 'github',
  describe: 'annotations of GitHub Actions',
  write: ({ findings }) => findings.map((finding) => `${annotation(finding)}\n`).join(''),
};

function annotation({
  id,
  severity,
  message,
  file,
  line,
  endLine,
  column,
  endColumn,
  related,
}: LocatedFinding): string {
  const properties = {
    file,
    line,
    endLine,
    // Columns are understood within one line only.
    ...(line === endLine ? { col: column, endColumn } : {}),
    title: id,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const also = related.map((each) => `${each.file}:${each.line}:${each.column} ${each.message}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${escapeData([message, ...also].join('\n'))}`;
}
function escapeData(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
