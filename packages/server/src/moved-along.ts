import type { RawFinding } from '@btaas/workspace/engine';

/** Findings of an older text, where they stand in a newer one. Those in the stretch that was changed are left out. */
export function movedAlong(findings: readonly RawFinding[], before: string, after: string): readonly RawFinding[] {
  if (before === after) return findings;
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  let behind = 0;
  while (behind < most - same && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind++;
  const changedEnd = before.length - behind;
  const shift = after.length - before.length;
  return findings.flatMap((finding) => {
    const { start, end } = finding.at;
    if (end <= same) return [finding];
    if (start < changedEnd) return [];
    // Its repairs are meant for the text that it was found in.
    return [{ ...finding, at: { ...finding.at, start: start + shift, end: end + shift }, fixes: [] }];
  });
}
