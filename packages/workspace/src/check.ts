import { checkTypes, type FileNames, namesOf, parse, resolveNames } from '@btaas/language';
import { relative, sep } from 'node:path';
import type { Finding, Place } from './finding.js';
import { portfolioFiles, readText } from './files.js';
import { Lines } from './lines.js';

export interface CheckResult {
  readonly files: readonly string[];
  /** By file, line, column and id. */
  readonly findings: readonly Finding[];
  /** The texts that were read, by file, to show where a finding is. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Checks syntax (BT000), types (BT011) and names (BT001, BT002) of all `.btaas` files in the paths, as one project.
 * Files are named relative to `root`, with `/`. Throws what `node:fs` throws for a path that does not exist.
 */
export function check(paths: readonly string[], root: string): CheckResult {
  const files = [...new Set(paths.flatMap(portfolioFiles))];
  const texts = new Map<string, string>();
  const lines = new Map<string, Lines>();
  const names = new Map<string, FileNames>();
  const findings: Finding[] = [];
  const nameOf = (path: string) => relative(root, path).split(sep).join('/');
  const place = (file: string, start: number, end: number): Place => {
    const from = lines.get(file)!.at(start);
    const to = lines.get(file)!.at(end);
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };

  for (const path of files) {
    const file = nameOf(path);
    const read = readText(path);
    const text = 'text' in read ? read.text : '';
    texts.set(file, text);
    lines.set(file, new Lines(text));
    if ('problem' in read) {
      findings.push({ id: 'BT000', severity: 'error', message: read.problem, ...place(file, 0, 0), related: [] });
      continue;
    }
    const parsed = parse(text);
    const problems = [
      ...parsed.problems.map((problem) => ({ id: 'BT000', ...problem })),
      ...checkTypes(parsed.file, text).map((problem) => ({ id: 'BT011', ...problem })),
    ];
    for (const { id, message, start, end } of problems) {
      findings.push({ id, severity: 'error', message, ...place(file, start, end), related: [] });
    }
    names.set(file, namesOf(parsed.file));
  }
  for (const { id, message, file, start, end, related } of resolveNames(names)) {
    const places = related.map((each) => ({ message: each.message, ...place(each.file, each.start, each.end) }));
    findings.push({ id, severity: 'error', message, ...place(file, start, end), related: places });
  }
  return { files: files.map(nameOf), findings: findings.sort(byPlace), texts };
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
