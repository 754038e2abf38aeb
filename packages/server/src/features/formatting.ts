import { format, formatRange } from '@btaas/language';
import type { DocumentState } from '@btaas/workspace/engine';
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import { toOffset, toRange } from '../position.js';

/** The edits that lay a document out; none for a document with syntax errors, which is left alone. */
export function formatting(document: DocumentState): readonly TextEdit[] {
  const formatted = format(document.text);
  if (!formatted.ok || formatted.text === document.text) return [];
  return [smallestEdit(document, formatted.text)];
}

export function rangeFormatting(document: DocumentState, range: Range): readonly TextEdit[] {
  const formatted = formatRange(document.text, toOffset(document, range.start), toOffset(document, range.end));
  if (!formatted.ok) return [];
  return formatted.edits.map(({ start, end, text }) => ({ range: toRange(document, { start, end }), newText: text }));
}

/** After the brace that closes a block: the declaration around it is laid out, up to there. */
export function onTypeFormatting(document: DocumentState, position: Position): readonly TextEdit[] {
  const end = toOffset(document, position);
  const element = document.reading.document.elements.find((each) => each.start < end && end <= each.end);
  if (element === undefined || document.text[end - 1] !== '}') return [];
  return rangeFormatting(document, { start: toRange(document, element).start, end: position });
}

/** What differs, without what is alike before and behind it, so that cursors and marks stay where they are. */
function smallestEdit(document: DocumentState, text: string): TextEdit {
  const old = document.text;
  const most = Math.min(old.length, text.length);
  let before = 0;
  while (before < most && old[before] === text[before]) before++;
  let behind = 0;
  while (behind < most - before && old[old.length - 1 - behind] === text[text.length - 1 - behind]) behind++;
  return {
    range: toRange(document, { start: before, end: old.length - behind }),
    newText: text.slice(before, text.length - behind),
  };
}
