/** Another text in place of a stretch. Offsets are in UTF-16 units of the text before any edit, `end` is exclusive. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text after edits that are all told in offsets of the text before. Insertions at one offset keep their order; of
 * edits that overlap, the first in the text is applied and the others are left out.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: by } of inOrder) {
    if (start < at) continue;
    parts.push(text.slice(at, start), by);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Whether edits touch the same stretch, so that they cannot be applied together. */
export function overlap(edits: readonly TextEdit[]): boolean {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return inOrder.some((edit, i) => i > 0 && edit.start < inOrder[i - 1]!.end);
}
