import { relative } from 'node:path';
import type { Place } from '@btaas/portfolio';
import type { EvidenceFinding } from './finding.js';
import type { MeasuredSource } from './sources/measure-source.js';

/** How much of a row is shown. */
const LONGEST = 80;

/** What a reader must know of the rows of a source that are not used, or used for nothing. */
export function findingsOfSource(
  id: string,
  measured: MeasuredSource,
  at: Place,
  root: string,
  mayBeEmpty = false,
): readonly EvidenceFinding[] {
  const findings: EvidenceFinding[] = [];
  const name = (file: string) => relative(root, file).replaceAll('\\', '/');
  for (const [path, count] of [...measured.rejectedRows].sort()) {
    const file = name(path);
    const first = measured.rejected.filter((each) => each.file === path);
    const [top] = first;
    const reasons = first.map(({ row, reason }) => `${row}: ${reason}`).join('; ');
    const rows = count === 1 ? '1 row is' : `${count} rows are`;
    findings.push({
      level: 'warning',
      message: `${rows} rejected in "${file}" of ${id} (${reasons})`,
      at,
      file,
      ...(top === undefined ? {} : { row: top.row }),
    });
  }
  const total = [...measured.rows.values()].reduce((sum, rows) => sum + rows, 0);
  if (total === 0 && !mayBeEmpty) findings.push({ level: 'warning', message: `the files of ${id} have no rows`, at });
  if (measured.copies !== undefined) {
    const { rows, file, example } = measured.copies;
    const count = rows === 1 ? '1 row is' : `${rows} rows are`;
    const one = example.length > LONGEST ? `${example.slice(0, LONGEST)}…` : example;
    findings.push({
      level: 'information',
      message: `${count} the same as another row of ${id}, to the letter, such as "${one}"; they count, so take one of them out if an export overlaps with another`,
      at,
      file: name(file),
    });
  }
  const nameless = measured.unmatched.filter(({ name: text }) => text === '').reduce((sum, { rows }) => sum + rows, 0);
  const named = measured.unmatched.filter(({ name: text }) => text !== '');
  if (named.length + nameless > 0) {
    const shown = named.slice(0, 5).map(({ name: text, rows }) => `"${text}" (${rows})`);
    const more = named.length > shown.length ? `, and ${named.length - shown.length} more` : '';
    const without = nameless === 0 ? '' : `${shown.length === 0 ? '' : '; '}${nameless} without a name`;
    const rows = measured.unmatched.reduce((sum, each) => sum + each.rows, 0);
    findings.push({
      level: 'information',
      message: `${rows === 1 ? '1 row' : `${rows} rows`} of ${id} are about nothing in the portfolio, and count as unallocated: ${shown.join(', ')}${more}${without}`,
      at,
    });
  }
  return findings;
}
