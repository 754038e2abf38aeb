import type { CheckResult, Finding } from '@btaas/workspace';
import picocolors from 'picocolors';

/** For people: each finding with its line and a caret. */
export function asText({ files, findings, texts }: CheckResult, coloured: boolean): string {
  const colors = picocolors.createColors(coloured);
  const shown = findings.map((finding) => {
    const { file, line, column, id, severity, message, related } = finding;
    const head = `${colors.bold(`${file}:${line}:${column}`)} ${colors.red(severity)} ${id} ${message}`;
    const also = related.map((each) => `  ${each.file}:${each.line}:${each.column} ${each.message}`);
    return [head, ...excerpt(finding, texts.get(file) ?? '', colors), ...also].join('\n');
  });
  const counted = `${count(findings.length, 'error')} in ${count(files.length, 'file')}`;
  return [
    ...shown,
    findings.length === 0 ? colors.green(`No errors in ${count(files.length, 'file')}.`) : counted,
  ].join('\n');
}
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

const WIDEST = 160;

type Colors = ReturnType<typeof picocolors.createColors>;

function excerpt({ line, column, endLine, endColumn }: Finding, text: string, colors: Colors): string[] {
  const source = text.split(/\r\n|\n|\r/)[line - 1];
  if (source === undefined || source.length > WIDEST) return [];
  const width = Math.max(1, (endLine === line ? endColumn : source.length + 1) - column);
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const gutter = String(line);
  return [
    `${colors.dim(`${gutter} |`)} ${source}`,
    `${' '.repeat(gutter.length)} ${colors.dim('|')} ${indent}${colors.red('^'.repeat(width))}`,
  ];
}

/** For programs. */
export function asJson({ files, findings }: CheckResult): string {
  return JSON.stringify({ version: 1, findings, summary: { files: files.length, errors: findings.length } }, null, 2);
}
