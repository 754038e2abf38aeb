import { isShort, type Line } from './elements.js';
import { flat, type Gaps, isComment, isItem, isOpen, type Source, widthOf } from './layout.js';
import { breaksBefore } from './pieces.js';

/** Properties whose one-line blocks are compared with one another, and therefore stand in columns. */
const ROWS = new Set(['tier', 'entry']);

/** How many lines from this one on are rows of one table. */
export function tableAt(source: Source, gaps: Gaps, lines: readonly Line[], from: number, indent: number): number {
  const limit = source.widths.block - indent;
  const key = rowKey(source, gaps, lines[from]!, limit);
  if (key === undefined) return 0;
  let to = from + 1;
  while (
    to < lines.length &&
    rowKey(source, gaps, lines[to]!, limit) === key &&
    breaksBefore(source.pieces, lines[to]![0]!.from) <= 1
  ) {
    to++;
  }
  return to - from;
}

/** The key of a line that can be a row: one such property that fits on it with its block, and comments behind it. */
function rowKey(source: Source, gaps: Gaps, line: Line, limit: number): string | undefined {
  const [item, ...rest] = line;
  if (item === undefined || item.comment || rest.some(({ comment }) => !comment) || !isShort(source, item))
    return undefined;
  const { pieces, text } = source;
  const key = text.slice(pieces.starts[item.from], pieces.ends[item.from]);
  if (!ROWS.has(key) || blockOf(source, item.from, item.to) === undefined) return undefined;
  for (let piece = item.from; piece <= item.to; piece++) if (isComment(source, piece)) return undefined;
  return flat(source, gaps, item.from, item.to, limit) < 0 ? undefined : key;
}

/** The brace that opens the block at the end of an item. */
function blockOf(source: Source, from: number, to: number): number | undefined {
  for (let piece = from; piece <= to; piece++) {
    if (isOpen(source, piece)) return source.pieces.closing[piece] === to ? piece : undefined;
  }
  return undefined;
}

interface Cell {
  readonly key: string;
  /** Its first piece; what stands before it is what aligns it. */
  readonly from: number;
  /** The width of what stands before it, from the cell before. */
  readonly before: number;
  /** The spaces before it when it is not aligned. */
  readonly spaces: number;
}

/** Lays rows out in columns; refuses when a row would become too long. */
export function layoutTable(source: Source, gaps: Gaps, lines: readonly Line[], indent: number): boolean {
  const limit = source.widths.block - indent;
  const widths = lines.map(([item]) => flat(source, gaps, item!.from, item!.to, limit));
  const rows = lines.map(([item]) => cellsOf(source, gaps, item!.from, item!.to));
  const columns: Cell[][] = [];
  const keyAt = (row: readonly Cell[]) => row[columns.length]?.key;
  while (keyAt(rows[0]!) !== undefined && rows.every((row) => keyAt(row) === keyAt(rows[0]!))) {
    columns.push(rows.map((row) => row[columns.length]!));
  }
  for (const columnWidth of [asWritten, asNearAsCanBe]) {
    const targets = columns.map((cells, i) => columnWidth(source, cells, i === 0 ? 1 : 2));
    const fits = widths.every(
      (width, row) =>
        columns.reduce((sum, cells, i) => sum + targets[i]! - cells[row]!.before - cells[row]!.spaces, width) <= limit,
    );
    if (!fits) continue;
    columns.forEach((cells, i) => {
      for (const { from, before } of cells) gaps.set(from, 0, targets[i]! - before);
    });
    return true;
  }
  return false;
}

/** The brace and then each property but the first, which stands behind the brace. */
function cellsOf(source: Source, gaps: Gaps, from: number, to: number): Cell[] {
  const { pieces, text } = source;
  const open = blockOf(source, from, to)!;
  const cells: Cell[] = [];
  let width = widthOf(source, from);
  for (let piece = from + 1; piece < to; piece++) {
    const isCell = piece === open || (piece > open + 1 && isItem(source, piece));
    if (isCell) {
      const key = text.slice(pieces.starts[piece], pieces.ends[piece]);
      cells.push({ key, from: piece, before: width, spaces: gaps.spaces[piece]! });
      width = 0;
    } else width += gaps.spaces[piece]!;
    width += widthOf(source, piece);
    if (piece > open && isOpen(source, piece)) {
      for (const close = pieces.closing[piece]!; piece < close; ) {
        piece++;
        width += gaps.spaces[piece]! + widthOf(source, piece);
      }
    }
  }
  return cells;
}

/** As near to the column before as the longest cell lets it. */
function asNearAsCanBe(_source: Source, cells: readonly Cell[], least: number): number {
  return cells.reduce((longest, { before }) => Math.max(longest, before), 0) + least;
}
/** Where the author aligned the column, even if that is farther. */
function asWritten(source: Source, cells: readonly Cell[], least: number): number {
  const { starts, ends } = source.pieces;
  const longest = asNearAsCanBe(source, cells, least);
  const written = cells.map(({ from, before }) => before + starts[from]! - ends[from - 1]!);
  return written.every((width) => width === written[0] && width >= longest) ? written[0]! : longest;
}
