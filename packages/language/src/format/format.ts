import { applyEdits, type TextEdit } from '../edit/text-edit.js';
import { kinds, parseWithTokens } from '../syntax/btaas.js';
import type { SyntaxProblem } from '../syntax/problem.js';
import { layoutLines } from './block.js';
import { commentLines } from './comment.js';
import { Gaps, type Source } from './layout.js';
import { marksOf } from './marks.js';
import { COMMENT, type Pieces, piecesOf } from './pieces.js';

export interface FormatOptions {
  /** The column at which lists wrap; 120 without it. A block that was written on one line may be 20 columns longer. */
  readonly width?: number;
}
export type Formatted =
  | { readonly ok: true; readonly text: string }
  /** A file with syntax errors is left alone. */
  | { readonly ok: false; readonly problems: readonly SyntaxProblem[] };
export type RangeFormatted =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly problems: readonly SyntaxProblem[] };

const open = kinds.keywordKind.get('{')!;
const close = kinds.keywordKind.get('}')!;
const WIDTH = 120;
const ONE_LINE_BLOCK = 20;

/**
 * Lays a text out: no token and no comment is changed, only what stands between them, and the indentation of comments
 * of several lines. Formatting what was formatted changes nothing.
 */
export function format(text: string, options: FormatOptions = {}): Formatted {
  const layout = layoutOf(text, options);
  return layout.ok ? { ok: true, text: applyEdits(text, layout.edits) } : layout;
}

/** The edits that lay out the lines from `start` to `end`; the lines before and behind stay as they are. */
export function formatRange(text: string, start: number, end: number, options: FormatOptions = {}): RangeFormatted {
  const layout = layoutOf(text, options);
  if (!layout.ok) return layout;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const to = lineEnd < 0 ? text.length : lineEnd;
  return { ok: true, edits: layout.edits.filter((edit) => edit.end >= from && edit.end <= to) };
}

function layoutOf(text: string, { width = WIDTH }: FormatOptions): RangeFormatted {
  const { file, problems, tokens } = parseWithTokens(text);
  if (problems.length > 0) return { ok: false, problems };
  const pieces = piecesOf(text, tokens, open, close);
  const marks = marksOf(file, pieces);
  const gaps = new Gaps(pieces.count);
  const source: Source = { text, pieces, marks, open, widths: { line: width, block: width + ONE_LINE_BLOCK } };
  if (pieces.count > 0) layoutLines(source, gaps, 0, pieces.count - 1, 0);
  return { ok: true, edits: editsOf(text, pieces, gaps) };
}

function editsOf(text: string, pieces: Pieces, gaps: Gaps): readonly TextEdit[] {
  const eol = /\r\n?|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  const edits: TextEdit[] = [];
  const replace = (start: number, end: number, by: string) => {
    if (text.slice(start, end) !== by) edits.push({ start, end, text: by });
  };
  const beginning = text.startsWith('\uFEFF') ? 1 : 0;
  let at = beginning;
  for (let piece = 0; piece < pieces.count; piece++) {
    const spaces = gaps.spaces[piece]!;
    replace(at, pieces.starts[piece]!, eol.repeat(gaps.breaks[piece]!) + ' '.repeat(spaces));
    if (pieces.kinds[piece] === COMMENT) {
      const indent = gaps.breaks[piece]! > 0 || piece === 0 ? spaces : undefined;
      for (const edit of commentLines(text, pieces.starts[piece]!, pieces.ends[piece]!, indent)) edits.push(edit);
    }
    at = pieces.ends[piece]!;
  }
  replace(at, text.length, pieces.count > 0 ? eol : '');
  return edits;
}
