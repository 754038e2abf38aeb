import { kinds, parseWithTokens } from '../syntax/btaas.js';
import type { Comment, Tokens } from '../syntax/lexer.js';
import { isSyntaxNode, type SyntaxNode } from '../syntax/node.js';

/** A text in which edits are placed. It may have mistakes. */
export interface Source {
  readonly text: string;
  readonly file: SyntaxNode;
  readonly tokens: Tokens;
  readonly eol: string;
}
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const OPEN = kinds.keywordKind.get('{')!;
export const CLOSE = kinds.keywordKind.get('}')!;
export const COMMA = kinds.keywordKind.get(',')!;

export function sourceOf(text: string): Source {
  const { file, tokens } = parseWithTokens(text);
  return { text, file, tokens, eol: /\r?\n/.exec(text)?.[0] ?? '\n' };
}

/** The brace that opens the block which a token closes. */
export function openingOf({ tokens }: Source, close: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (tokens.kinds[at] === CLOSE) depth++;
    else if (tokens.kinds[at] === OPEN && --depth === 0) return at;
  }
  return undefined;
}

/** Comments between two offsets. */
export function commentsWithin({ tokens }: Source, start: number, end: number): readonly Comment[] {
  const { comments } = tokens;
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < comments.length && comments[to]!.end <= end) to++;
  return comments.slice(low, to);
}

/** The nodes around a stretch of the text, the outermost first. */
export function pathTo(file: SyntaxNode, span: Span): readonly SyntaxNode[] {
  const path: SyntaxNode[] = [file];
  for (let next: SyntaxNode | undefined = file; next !== undefined; ) {
    next = childAround(next, span);
    if (next !== undefined) path.push(next);
  }
  return path;
}
function childAround(node: SyntaxNode, { start, end }: Span): SyntaxNode | undefined {
  for (const key in node) {
    const value = node[key];
    const child = Array.isArray(value) ? (isSyntaxNode(value[0]) ? lastFrom(value, start) : undefined) : value;
    if (isSyntaxNode(child) && child.$start <= start && end <= child.$end) return child;
  }
  return undefined;
}
/** Of nodes in the order of the text, the last one that begins at or before an offset. */
export function lastFrom(nodes: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.$start <= offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}
/** The end of the line of an offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
/** Where the next line begins. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (text.startsWith('\r\n', end)) return end + 2;
  return Math.min(text.length, end + 1);
}
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))![0];
}
export const isBlank = (text: string): boolean => text.trim() === '';
export const breaksLine = (text: string): boolean => /[\r\n]/.test(text);
