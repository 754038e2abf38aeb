import { ITEM, MAY_BREAK } from './marks.js';
import { COMMENT, type Pieces } from './pieces.js';
import { isComma, isTight } from './spacing.js';

export interface Widths {
  /** Where lists are wrapped, and where several properties of one line are put on lines of their own. */
  readonly line: number;
  /** The longest line that a block may take that its author wrote on one line. */
  readonly block: number;
}
export interface Source {
  readonly text: string;
  readonly pieces: Pieces;
  readonly marks: Uint8Array;
  readonly open: number;
  readonly widths: Widths;
}
export const INDENT = 2;

/** What stands before each piece: line breaks and then spaces, or spaces alone. The layout decides this and nothing else. */
export class Gaps {
  readonly breaks: Uint8Array;
  readonly spaces: Int32Array;
  constructor(count: number) {
    this.breaks = new Uint8Array(count);
    this.spaces = new Int32Array(count);
  }
  set(piece: number, breaks: number, spaces: number): void {
    this.breaks[piece] = breaks;
    this.spaces[piece] = spaces;
  }
}

export const isComment = ({ pieces }: Source, piece: number): boolean => pieces.kinds[piece] === COMMENT;
export const isItem = ({ marks }: Source, piece: number): boolean => (marks[piece]! & ITEM) !== 0;
export const isOpen = ({ pieces, open }: Source, piece: number): boolean => pieces.kinds[piece] === open;
export const widthOf = ({ pieces }: Source, piece: number): number => pieces.ends[piece]! - pieces.starts[piece]!;
export const isLineComment = ({ text, pieces }: Source, piece: number): boolean =>
  pieces.kinds[piece] === COMMENT && text.charCodeAt(pieces.starts[piece]! + 1) === 47;
/** Whether a piece has line breaks in it: a text block or a longer comment. */
export const isTall = ({ pieces }: Source, piece: number): boolean =>
  pieces.firstLines[piece] !== pieces.lastLines[piece];

/** The spaces between two pieces of one line. */
export function spaceBetween({ pieces, marks }: Source, before: number, after: number): number {
  return isTight(pieces.kinds[before]!, marks[before]!, pieces.kinds[after]!, marks[after]!) ? 0 : 1;
}

/** Whether a long line may be broken before a piece: behind a comma, before `and`, `or`, `where` and the like. */
export function mayBreak(source: Source, piece: number): boolean {
  if (isLineComment(source, piece)) return false;
  return (source.marks[piece]! & MAY_BREAK) !== 0 || isComma(source.pieces.kinds[piece - 1]!);
}

/**
 * Lays pieces out in one line and returns the width, or -1 when they cannot stand in one line of at most `limit`.
 * Properties inside of a block stand two spaces apart.
 */
export function flat(source: Source, gaps: Gaps, from: number, to: number, limit: number): number {
  const { pieces, open } = source;
  let width = 0;
  let before = -1;
  for (let piece = from; piece <= to; piece++) {
    if (isTall(source, piece) || (isLineComment(source, piece) && piece < to)) return -1;
    if (before >= 0) {
      const empty = pieces.kinds[before] === open && pieces.closing[before] === piece;
      const first = pieces.kinds[before] === open || pieces.kinds[before] === COMMENT;
      const spaces = empty ? 0 : isItem(source, piece) && !first ? 2 : spaceBetween(source, before, piece);
      gaps.set(piece, 0, spaces);
      width += spaces;
    }
    width += widthOf(source, piece);
    if (width > limit) return -1;
    before = piece;
  }
  return width;
}

/** Whether an author wrote these pieces in one line. */
export function inOneLine({ pieces }: Source, from: number, to: number): boolean {
  return pieces.firstLines[from] === pieces.lastLines[to];
}
