import type { RawFinding } from '../snapshot/finding.js';

/** What only one of two lists of findings has. */
export interface FindingChanges {
  readonly added: readonly RawFinding[];
  readonly gone: readonly RawFinding[];
}
type Key = (finding: RawFinding) => string;

/** Takes findings of both lists for the same, one by one, that say the same; then, of those left over, that have one key. */
export function findingChanges(
  before: readonly RawFinding[],
  after: readonly RawFinding[],
  keyOf: Key,
): FindingChanges {
  return [sayingOf, keyOf].reduce<FindingChanges>(
    ({ added, gone }, key) => ({ added: without(added, gone, key), gone: without(gone, added, key) }),
    { added: after, gone: before },
  );
}

function without(findings: readonly RawFinding[], others: readonly RawFinding[], keyOf: Key): readonly RawFinding[] {
  const counts = new Map<string, number>();
  for (const key of others.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return findings.filter((finding) => {
    const key = keyOf(finding);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
}

/** Figures in a message do not count; the digits of a name such as `Till2` do. */
function sayingOf({ id, level, element, at, message }: RawFinding): string {
  return [level, id, element ?? at.document, message.replace(NUMBER, '#')].join(' ');
}
const NUMBER = /(?<![\p{L}\p{N}_])\d[\d.,\s\u202F]*/gu;
