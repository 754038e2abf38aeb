import type { Block, Run } from './run.js';

/** How far back the beginning of a line is looked for, so that a file in one line costs no more than another. */
const FARTHEST = 200;

/** The column of a token that begins its line, otherwise undefined. Tabs count as one. */
export function lineColumn({ text, tokens }: Run, token: number): number | undefined {
  const start = tokens.starts[token]!;
  let at = start;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t' || text[at - 1] === '\uFEFF')) at--;
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r' ? start - at : undefined;
}

/** Where the line of an offset begins, as far as it is looked for. */
export function lineStart(text: string, offset: number): number {
  const from = Math.max(0, offset - LONGEST_LINE);
  const before = text.slice(from, offset);
  return from + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
}
const LONGEST_LINE = 2000;

/** Whether a token stands on a later line than the one before it. */
export function onNewLine({ text, tokens }: Run, token: number): boolean {
  return token > 0 && /[\r\n]/.test(text.slice(tokens.ends[token - 1], tokens.starts[token]));
}

/** The indentation of the line on which a block opens. */
function openingColumn(run: Run, { opened }: Block): number {
  for (let token = opened; token > Math.max(0, opened - FARTHEST); token--) {
    const column = lineColumn(run, token);
    if (column !== undefined) return column;
  }
  return 0;
}

/**
 * Whether a token that a block cannot hold shows that the block was not closed: it begins a line that is indented no
 * more than the line on which the block opened, and it could stand in one of the blocks around.
 */
export function endsUnclosed(run: Run, block: Block, declarations: ReadonlySet<number>): boolean {
  const kind = run.tokens.kinds[run.at]!;
  const known = declarations.has(kind) || run.blocks.some(({ begins }) => begins !== block.begins && begins.has(kind));
  if (!known) return false;
  const column = lineColumn(run, run.at);
  return column !== undefined && column <= openingColumn(run, block);
}

/** The line of an offset, from 1. Asked for in the order of the text, so that lines are counted once. */
export function lineOf(run: Run, offset: number): number {
  if (offset < run.counted.offset) run.counted = { offset: 0, line: 1 };
  let { offset: at, line } = run.counted;
  for (; at < offset; at++) if (run.text.charCodeAt(at) === 10) line++;
  run.counted = { offset, line };
  return line;
}
