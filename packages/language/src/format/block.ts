import { type Element, endsLine, isShort, type Line, linesOf } from './elements.js';
import { layoutItem } from './item.js';
import { flat, type Gaps, isLineComment, type Source, widthOf } from './layout.js';
import { breaksBefore } from './pieces.js';
import { layoutTable, tableAt } from './table.js';

/** Lays out the lines of a block, or of the whole file, at an indentation. */
export function layoutLines(source: Source, gaps: Gaps, from: number, to: number, indent: number): void {
  const inFile = from === 0;
  const lines = linesOf(source, from, to, inFile).flatMap((line) => apart(source, gaps, line, indent));
  for (let i = 0; i < lines.length; ) {
    const rows = inFile ? 0 : tableAt(source, gaps, lines, i, indent);
    const laidOut = rows > 1 && layoutTable(source, gaps, lines.slice(i, i + rows), indent);
    const next = i + Math.max(1, rows);
    for (; i < next; i++) {
      const line = lines[i]!;
      const behindBrace = beginLine(source, gaps, line, i === 0, inFile, indent);
      if (laidOut) for (const comment of line.slice(1)) gaps.set(comment.from, 0, 1);
      else layoutLine(source, gaps, line, behindBrace, indent);
    }
  }
}

/** A line with several properties stays one line if it is short enough; else each property gets its own. */
function apart(source: Source, gaps: Gaps, line: Line, indent: number): readonly Line[] {
  if (line.length === 1 || fitsTogether(source, gaps, line, indent)) return [line];
  const lines: Element[][] = [];
  let hasItem = true;
  for (const element of line) {
    if (lines.length === 0 || (hasItem && !element.comment)) {
      lines.push([]);
      hasItem = false;
    }
    lines.at(-1)!.push(element);
    hasItem ||= !element.comment;
  }
  return lines;
}

/**
 * The space before the first element of a line: at most one empty line, none at the start of a block.
 * Says whether the line is a comment that stays behind the brace.
 */
function beginLine(source: Source, gaps: Gaps, line: Line, isFirst: boolean, inFile: boolean, indent: number): boolean {
  const piece = line[0]!.from;
  const breaks = breaksBefore(source.pieces, piece);
  const behindBrace = isFirst && !inFile && breaks === 0 && line[0]!.comment;
  if (behindBrace) gaps.set(piece, 0, 1);
  else if (isFirst) gaps.set(piece, inFile ? 0 : 1, indent);
  else gaps.set(piece, Math.min(2, Math.max(1, breaks)), indent);
  return behindBrace;
}

function layoutLine(source: Source, gaps: Gaps, line: Line, behindBrace: boolean, indent: number): void {
  const together = line.filter(({ comment }) => !comment).length > 1;
  let column = indent;
  let seen = false;
  line.forEach((element, i) => {
    const before = line[i - 1];
    if (before !== undefined) {
      const newLine = !element.comment && before.comment && (endsLine(source, before) || (behindBrace && !seen));
      const spaces = before.comment || element.comment ? 1 : 2;
      gaps.set(element.from, newLine ? 1 : 0, newLine ? indent : spaces);
      column = newLine ? indent : column + spaces;
    }
    if (together) flat(source, gaps, element.from, element.to, Number.POSITIVE_INFINITY);
    else if (!element.comment) {
      layoutItem(source, gaps, element.from, element.to, indent, column, (from, to, inner) =>
        layoutLines(source, gaps, from, to, inner),
      );
    }
    seen ||= !element.comment;
    column += widthOf(source, element.from);
  });
}

/** Whether several properties of one line stay on it. */
function fitsTogether(source: Source, gaps: Gaps, line: Line, indent: number): boolean {
  const items = line.filter(({ comment }) => !comment);
  if (items.length < 2) return false;
  let width = indent;
  for (const element of line) {
    if (isLineComment(source, element.from)) break;
    if (!isShort(source, element)) return false;
    const own = flat(source, gaps, element.from, element.to, source.widths.line - width);
    if (own < 0) return false;
    width += own + (element.comment ? 1 : 2);
  }
  return true;
}
