import { kinds } from '../syntax/btaas.js';
import { isSyntaxNode, type SyntaxNode } from '../syntax/node.js';
import type { Pieces } from './pieces.js';

/** What the syntax tree says of a piece, as bits. */
export const ITEM = 1;
/** No space behind it: a minus before its operand, a range such as `40%..75%`. */
export const TIGHT_AFTER = 2;
export const TIGHT_BEFORE = 4;
/** A long line may be broken before it. */
export const MAY_BREAK = 8;

/** Features that a word introduces, before which a long expression may be broken: `where …`, `then …`. */
const CLAUSES = ['where', 'when', 'then', 'otherwise'] as const;
const number = kinds.terminalKind.get('NUMBER')!;
const percent = kinds.terminalKind.get('PERCENT')!;
const dots = kinds.keywordKind.get('..')!;

/** Walks over the tree once and marks the pieces. */
export function marksOf(file: SyntaxNode, pieces: Pieces): Uint8Array {
  const marks = new Uint8Array(pieces.count);
  const { starts, ends } = pieces;
  const kindOf = (piece: number) => pieces.kinds[piece];

  /** The first piece that begins at or after an offset; comments between tokens are passed over by the callers. */
  function pieceAt(offset: number): number {
    let low = 0;
    let high = pieces.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  function tokenFrom(piece: number, step: 1 | -1): number {
    let at = piece;
    while (at >= 0 && at < pieces.count && pieces.kinds[at] === -1) at += step;
    return at;
  }
  const mark = (piece: number, bit: number) => {
    if (piece >= 0 && piece < pieces.count) marks[piece]! |= bit;
  };

  function visit(node: SyntaxNode): void {
    switch (node.$type) {
      case 'Property':
      case 'Point':
      case 'Use':
        mark(pieceAt(node.$start), ITEM);
        break;
      case 'Minus':
        mark(pieceAt(node.$start), TIGHT_AFTER);
        break;
      case 'Quantity':
        if (node.sign === true) mark(pieceAt(node.$start), TIGHT_AFTER);
        break;
      case 'Logical': {
        const left = node.left as SyntaxNode;
        mark(tokenFrom(pieceAt(left.$end), 1), MAY_BREAK);
        break;
      }
      case 'Range':
      case 'OpenHours':
        markRange(node);
        break;
      default:
    }
    for (const clause of CLAUSES) {
      const value = node[clause];
      if (isSyntaxNode(value)) mark(tokenFrom(pieceAt(value.$start) - 1, -1), MAY_BREAK);
    }
    for (const key in node) {
      const value = node[key];
      if (Array.isArray(value)) {
        for (const each of value) if (isSyntaxNode(each)) visit(each);
      } else if (isSyntaxNode(value)) visit(value);
    }
  }

  /** `40%..75%`, `1..5` and `08:00..18:00` are written without spaces, ranges with units or open ends with them. */
  function markRange(node: SyntaxNode): void {
    const from = pieceAt(node.$start);
    for (let piece = from; piece < pieces.count && starts[piece]! < node.$end; piece++) {
      if (kindOf(piece) !== dots) continue;
      const bare = (each: number) => each === number || each === percent;
      const tight =
        node.$type === 'OpenHours' ||
        (piece === from + 1 &&
          ends[piece + 1] === node.$end &&
          bare(pieces.kinds[piece - 1]!) &&
          bare(pieces.kinds[piece + 1]!));
      if (tight) mark(piece, TIGHT_BEFORE | TIGHT_AFTER);
    }
  }

  if (typeof file.namespace === 'string') mark(tokenFrom(0, 1), ITEM);
  for (const each of [file.declarations].flat()) if (isSyntaxNode(each)) mark(pieceAt(each.$start), ITEM);
  visit(file);
  return marks;
}
