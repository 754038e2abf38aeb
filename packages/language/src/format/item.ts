import { starredMargins } from './comment.js';
import {
  flat,
  type Gaps,
  INDENT,
  inOneLine,
  isComment,
  isLineComment,
  isOpen,
  isTall,
  mayBreak,
  type Source,
  spaceBetween,
  widthOf,
} from './layout.js';
import { breaksBefore, COMMENT } from './pieces.js';

/** Lays out what stands between two braces, its lines beginning at `indent`. */
export type BlockLayout = (from: number, to: number, indent: number) => void;

/**
 * Lays out one declaration or property from its second piece on; its first stands at `column`.
 * Lines break where the author's comments make them, and where the line would be too long.
 */
export function layoutItem(
  source: Source,
  gaps: Gaps,
  from: number,
  to: number,
  indent: number,
  start: number,
  layoutBlock: BlockLayout,
): void {
  const { pieces, widths } = source;
  let column = start + widthOf(source, from);
  let lineIndent = indent;

  for (let piece = from + 1; piece <= to; piece++) {
    const opens = isOpen(source, piece);
    const spaces = spaceBetween(source, piece - 1, piece);
    if (
      mustBreak(source, piece) ||
      (mayBreak(source, piece) && column + spaces + segment(source, piece, to) > widths.line)
    ) {
      // A brace that comes after a comment stands under its owner, everything else is set off from it.
      lineIndent = opens ? indent : indent + INDENT;
      gaps.set(piece, 1, lineIndent);
      column = lineIndent;
    } else {
      gaps.set(piece, 0, spaces);
      column += spaces;
    }
    if (!opens) {
      column = isTall(source, piece) ? lastLineWidth(source, gaps, piece) : column + widthOf(source, piece);
      continue;
    }
    const close = pieces.closing[piece]!;
    const width = inOneLine(source, piece, close) ? flat(source, gaps, piece, close, widths.block - column) : -1;
    if (close === piece + 1) {
      gaps.set(close, 0, 0);
      column += 2;
    } else if (width >= 0) column += width;
    else {
      layoutBlock(piece + 1, close - 1, lineIndent + INDENT);
      gaps.set(close, 1, lineIndent);
      column = lineIndent + 1;
    }
    piece = close;
  }
}

/** Comments that the author put on their own lines stay there; behind a line comment the line ends. */
function mustBreak(source: Source, piece: number): boolean {
  if (isLineComment(source, piece - 1)) return true;
  if (isComment(source, piece)) return breaksBefore(source.pieces, piece) > 0;
  return (
    isComment(source, piece - 1) && breaksBefore(source.pieces, piece - 1) > 0 && breaksBefore(source.pieces, piece) > 0
  );
}

/** The width up to the next place at which the line may be broken, or the brace that opens a block. */
function segment(source: Source, from: number, to: number): number {
  let width = widthOf(source, from);
  if (isOpen(source, from)) return width;
  for (let piece = from + 1; piece <= to && !mayBreak(source, piece) && !mustBreak(source, piece); piece++) {
    if (isLineComment(source, piece)) break;
    width += spaceBetween(source, piece - 1, piece) + widthOf(source, piece);
    if (isOpen(source, piece) || width > source.widths.line) break;
  }
  return width;
}

/** Where the last line of a text block or a longer comment ends, once the comment's stars are aligned. */
function lastLineWidth({ text, pieces }: Source, gaps: Gaps, piece: number): number {
  const [start, end] = [pieces.starts[piece]!, pieces.ends[piece]!];
  const margin =
    pieces.kinds[piece] === COMMENT && gaps.breaks[piece]! > 0 ? starredMargins(text, start, end).at(-1) : undefined;
  if (margin !== undefined) return gaps.spaces[piece]! + 1 + end - margin.to;
  const written = text.slice(start, end);
  return written.length - Math.max(written.lastIndexOf('\n'), written.lastIndexOf('\r')) - 1;
}
