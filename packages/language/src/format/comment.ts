import type { TextEdit } from '../edit/text-edit.js';

/**
 * What changes inside of a comment: spaces at the end of a line comment go, and where each further line of a comment
 * begins with a star, the stars stand below the first one. `indent` is known where the comment begins its line.
 */
export function commentLines(
  text: string,
  start: number,
  end: number,
  indent: number | undefined,
): readonly TextEdit[] {
  if (text.charCodeAt(start + 1) === 47) {
    let last = end;
    while (text[last - 1] === ' ' || text[last - 1] === '\t') last--;
    return last === end ? [] : [{ start: last, end, text: '' }];
  }
  if (indent === undefined) return [];
  const wanted = ' '.repeat(indent + 1);
  const edits: TextEdit[] = [];
  for (const { from, to } of starredMargins(text, start, end)) {
    if (text.slice(from, to) !== wanted) edits.push({ start: from, end: to, text: wanted });
  }
  return edits;
}

/** The space before the star of each further line; nothing where one of these lines has no star. */
export function starredMargins(
  text: string,
  start: number,
  end: number,
): readonly { readonly from: number; readonly to: number }[] {
  const margins: { from: number; to: number }[] = [];
  for (const match of text.slice(start, end).matchAll(/(?:\r\n|\r|\n)([ \t]*)(\*?)/g)) {
    if (match[2] === '') return [];
    const to = start + match.index + match[0].length - 1;
    margins.push({ from: to - match[1]!.length, to });
  }
  return margins;
}
