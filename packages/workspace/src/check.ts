import type { Place } from '@btaas/portfolio';
import { relative, sep } from 'node:path';
import { portfolioFiles, readText } from './files.js';
import type { Finding } from './finding.js';
import { Engine, type RawFinding } from './snapshot/index.js';

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
  const engine = new Engine({ asOf: '2026-01-01' });
  const texts = new Map<string, string>();
  const unreadable: Finding[] = [];
  const nameOf = (path: string) => relative(root, path).split(sep).join('/');
  for (const path of files) {
    const file = nameOf(path);
    const read = readText(path);
    texts.set(file, 'text' in read ? read.text : '');
    if ('text' in read) engine.set(file, read.text);
    else {
      const place = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
      unreadable.push({ id: 'BT000', severity: 'error', message: read.problem, ...place, related: [] });
    }
  }
  const { documents, findings } = engine.snapshot();
  const placed = ({ document, start, end }: Place) => {
    const lines = documents.get(document)!.lines;
    const [from, to] = [lines.at(start), lines.at(end)];
    return { file: document, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
  const asFinding = ({ id, level, message, at, related }: RawFinding): Finding => ({
    ...{ id, severity: level, message, ...placed(at) },
    related: related.map((each) => ({ message: each.message, ...placed(each.at) })),
  });
  const all = [...unreadable, ...findings.map(asFinding)];
  return { files: files.map(nameOf), findings: all.sort(byPlace), texts };
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
