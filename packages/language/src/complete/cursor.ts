import { kinds, syntax } from '../syntax/btaas.js';
import type { Tokens } from '../syntax/lexer.js';

/** What stands before an offset, without the word that is being typed there. */
export interface Cursor {
  /** The stretch that a completion replaces: the word around the offset. */
  readonly start: number;
  readonly end: number;
  /** Whether the offset is inside of a text in quotes, or of a comment. */
  readonly inside: 'text' | 'comment' | undefined;
  /** The tokens before the word, from the declaration around the offset on; the last is the end of the file. */
  readonly tokens: Tokens;
  /** Whether only spaces stand before the word in its line. */
  readonly startsLine: boolean;
}

const TEXT = kinds.terminalKind.get('TEXT')!;
const word = (text: string) => /[\p{L}\p{N}_%]$/u.test(text);

export function cursorAt(text: string, offset: number): Cursor {
  const tokens = syntax.lex(text.slice(0, offset));
  const inComment = insideComment(text, offset, tokens);
  const textStart = inComment ? undefined : insideText(text, offset, tokens);
  const last = tokens.kinds.length - 1;
  const first = inComment
    ? last
    : textStart === undefined
      ? wordBefore(text, offset, tokens)
      : tokenAt(tokens, textStart);
  const start = textStart ?? (first < last ? tokens.starts[first]! : offset);
  const line = text.slice(0, start);
  return {
    start,
    end: textStart === undefined ? endOfWord(text, offset) : endOfText(text, textStart, offset),
    inside: inComment ? 'comment' : textStart === undefined ? undefined : 'text',
    tokens: cut(tokens, declarationBefore(text, tokens, first), first, start),
    startsLine: /(?:^|[\r\n])[ \t\uFEFF]*$/.test(line.slice(-200)),
  };
}

function cut({ kinds: found, starts, ends, comments }: Tokens, from: number, to: number, end: number): Tokens {
  return {
    kinds: [...found.slice(from, to), kinds.endOfFile],
    starts: [...starts.slice(from, to), end],
    ends: [...ends.slice(from, to), end],
    comments,
    problems: [],
    isCutShort: false,
    unquoted: new Set(),
  };
}

function insideComment(text: string, offset: number, { comments, problems }: Tokens): boolean {
  const last = comments.at(-1);
  if (last !== undefined && last.end === offset && text.startsWith('//', last.start)) return true;
  const open = problems.at(-1);
  return open !== undefined && text.startsWith('/*', open.start);
}

/** Where the text begins that is not closed at the offset. */
function insideText(text: string, offset: number, { problems, starts, kinds: found }: Tokens): number | undefined {
  const open = problems.at(-1);
  if (open === undefined || text[open.start] !== '"') return undefined;
  if (text.startsWith('"""', open.start)) return open.start;
  const last = found.length - 2;
  return found[last] === TEXT && starts[last] === open.start && open.end === offset ? open.start : undefined;
}
function tokenAt({ starts }: Tokens, start: number): number {
  const found = starts.lastIndexOf(start);
  return found < 0 ? starts.length - 1 : found;
}

/** The first token of the word that ends at the offset: a qualified name, a unit such as `tx/s` or a date is one word. */
function wordBefore(text: string, offset: number, { starts, ends }: Tokens): number {
  const end = starts.length - 1;
  let first = end;
  const written = (token: number) => text.slice(starts[token], ends[token]);
  const joins = (token: number) => token > 0 && ends[token - 1] === starts[token];
  if (end === 0 || ends[end - 1] !== offset) return end;
  first = end - 1;
  if (!word(written(first))) {
    if (!/^[./]$/.test(written(first)) || !joins(first) || !word(written(first - 1))) return end;
    if (written(first) === '/' && written(first - 1).endsWith('%')) return first;
    first--;
  }
  while (joins(first) && written(first - 1) === '.' && joins(first - 1) && /^[\p{L}_]/u.test(written(first - 2)))
    first -= 2;
  return first;
}

function endOfWord(text: string, offset: number): number {
  return offset + /^[\p{L}\p{N}_]*/u.exec(text.slice(offset, offset + 200))![0].length;
}
function endOfText(text: string, start: number, offset: number): number {
  if (text.startsWith('"""', start)) {
    const close = text.indexOf('"""', Math.max(offset, start + 3));
    return close < 0 ? text.length : close + 3;
  }
  return offset + /^(?:\\.|[^"\\\r\n])*"?/.exec(text.slice(offset))![0].length;
}

/** The last declaration before a token that begins a line outside of all braces. */
function declarationBefore(text: string, tokens: Tokens, before: number): number {
  const open = kinds.keywordKind.get('{');
  const close = kinds.keywordKind.get('}');
  let depth = 0;
  let found = 0;
  for (let token = 0; token < before; token++) {
    const kind = tokens.kinds[token]!;
    if (kind === open) depth++;
    else if (kind === close) depth = Math.max(0, depth - 1);
    else if (depth === 0 && syntax.declarations.has(kind)) {
      const start = tokens.starts[token]!;
      if (start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r') found = token;
    }
  }
  return found;
}

/** How far the rest of a block is looked at. */
const REST = 4000;

/** Words at the start of a line, or two spaces apart, in what follows of the block around an offset. */
export function keysAfter(text: string, offset: number): ReadonlySet<string> {
  const rest = text.slice(offset, offset + REST);
  const { kinds: found, starts, ends } = syntax.lex(rest);
  const keys = new Set<string>();
  let depth = 0;
  for (let token = 0; token < found.length; token++) {
    const kind = found[token]!;
    if (kind === kinds.keywordKind.get('{')) depth++;
    else if (kind === kinds.keywordKind.get('}') && --depth < 0) break;
    const gap = rest.slice(token === 0 ? 0 : ends[token - 1], starts[token]);
    if (depth === 0 && /[\r\n]| {2}/.test(gap)) keys.add(rest.slice(starts[token], ends[token]));
  }
  return keys;
}

/** The word around an offset that stands in the braces of a template, as in `"{s.name} is late"`. */
export function bracesAt(
  text: string,
  start: number,
  offset: number,
): { readonly start: number; readonly end: number; readonly inside: undefined } | undefined {
  const before = text.slice(start, offset).replaceAll('{{', '  ');
  if (before.lastIndexOf('{') <= before.lastIndexOf('}')) return undefined;
  const typed = /[\p{L}\p{N}_.]*$/u.exec(before)![0];
  return { start: offset - typed.length, end: endOfWord(text, offset), inside: undefined };
}
