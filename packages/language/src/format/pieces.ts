import type { Tokens } from '../syntax/lexer.js';

/** The tokens and comments of a text in their order, in parallel arrays. */
export interface Pieces {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The kind of token, or COMMENT. */
  readonly kinds: Int32Array;
  /** The line on which a piece begins and that on which it ends, from 0. */
  readonly firstLines: Int32Array;
  readonly lastLines: Int32Array;
  /** For a brace that opens, the piece that closes it. */
  readonly closing: Int32Array;
}
export const COMMENT = -1;

export function piecesOf(text: string, tokens: Tokens, open: number, close: number): Pieces {
  const tokenCount = tokens.kinds.length - 1;
  const { comments } = tokens;
  const count = tokenCount + comments.length;
  const make = () => new Int32Array(count);
  const pieces = {
    count,
    starts: make(),
    ends: make(),
    kinds: make(),
    firstLines: make(),
    lastLines: make(),
    closing: make(),
  };
  const opened: number[] = [];
  let line = 0;
  let counted = 0;
  const lineAt = (offset: number) => {
    for (; counted < offset; counted++) if (breaksLine(text, counted)) line++;
    return line;
  };
  for (let token = 0, comment = 0, at = 0; at < count; at++) {
    const fromComments =
      comment < comments.length && (token === tokenCount || comments[comment]!.start < tokens.starts[token]!);
    pieces.starts[at] = fromComments ? comments[comment]!.start : tokens.starts[token]!;
    pieces.ends[at] = fromComments ? comments[comment]!.end : tokens.ends[token]!;
    pieces.kinds[at] = fromComments ? COMMENT : tokens.kinds[token]!;
    pieces.firstLines[at] = lineAt(pieces.starts[at]!);
    pieces.lastLines[at] = lineAt(pieces.ends[at]!);
    if (fromComments) comment++;
    else token++;
    if (pieces.kinds[at] === open) opened.push(at);
    else if (pieces.kinds[at] === close && opened.length > 0) pieces.closing[opened.pop()!] = at;
  }
  return pieces;
}

/** A carriage return with a line feed behind it counts with the line feed. */
function breaksLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10);
}

/** How many lines end between a piece and the one before it. */
export function breaksBefore({ firstLines, lastLines }: Pieces, piece: number): number {
  return piece === 0 ? firstLines[0]! : firstLines[piece]! - lastLines[piece - 1]!;
}
