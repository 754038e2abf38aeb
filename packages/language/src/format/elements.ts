import { inOneLine, isComment, isItem, isLineComment, isOpen, isTall, type Source } from './layout.js';
import { breaksBefore } from './pieces.js';

/** A property, a declaration, or a comment that stands between them: the pieces from `from` to `to`. */
export interface Element {
  readonly from: number;
  readonly to: number;
  readonly comment: boolean;
}
/** Elements that their author put on one line. */
export type Line = readonly Element[];

/** Cuts a block, or the whole file, into its lines. In a file every declaration begins a line. */
export function linesOf(source: Source, from: number, to: number, inFile: boolean): readonly Line[] {
  const lines: Element[][] = [];
  let line: Element[] = [];
  let hasItem = false;
  for (let piece = from; piece <= to; ) {
    const element = elementAt(source, piece, to);
    if (line.length > 0 && (breaksBefore(source.pieces, piece) > 0 || (inFile && hasItem && !element.comment))) {
      lines.push(line);
      line = [];
      hasItem = false;
    }
    line.push(element);
    hasItem ||= !element.comment;
    piece = element.to + 1;
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function elementAt(source: Source, from: number, to: number): Element {
  if (isComment(source, from)) return { from, to: from, comment: true };
  let last = from;
  for (let piece = from; piece <= to; piece++) {
    if (piece > from && isItem(source, piece)) break;
    if (isOpen(source, piece)) piece = source.pieces.closing[piece]!;
    if (!isComment(source, piece)) last = piece;
  }
  return { from, to: last, comment: false };
}

/** A doc comment stands above what it describes, and a longer comment is followed by a new line. */
export function endsLine(source: Source, { from }: Element): boolean {
  if (isLineComment(source, from) || isTall(source, from)) return true;
  return source.text.startsWith('/**', source.pieces.starts[from]);
}

export const isShort = (source: Source, { from, to, comment }: Element): boolean =>
  comment ? !endsLine(source, { from, to, comment }) : inOneLine(source, from, to);
