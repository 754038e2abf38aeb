import type { SyntaxProblem } from './problem.js';
import { lineStart } from './layout.js';
import { endOfLine, strayAt } from './stray.js';
import type { TokenKinds } from './tokens.js';
import { nextHash, WordTable } from './word-table.js';

/** The tokens of a text, in parallel arrays; the last is the end of the file. Comments are kept apart. */
export interface Tokens {
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
  /** That a comment or a text block which is not closed hides the rest of the text. */
  readonly isCutShort: boolean;
  /** Where lines begin on which a quote is missing: whatever else is wrong there follows from that. */
  readonly unquoted: ReadonlySet<number>;
}
export interface Comment {
  readonly start: number;
  readonly end: number;
}

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);
const isAsciiLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isDigit = (code: number) => code >= 48 && code <= 57;
const isAsciiWord = (code: number) => isAsciiLetter(code) || isDigit(code);
const isCapital = (code: number) => code >= 65 && code <= 90;
/** Three capitals, as in a currency's code. */
const isCode = (text: string, start: number, end: number) =>
  end - start === 3 &&
  isCapital(text.charCodeAt(start)) &&
  isCapital(text.charCodeAt(start + 1)) &&
  isCapital(text.charCodeAt(start + 2));
const SLASH = 47;
const STAR = 42;
const QUOTE = 34;
const PERCENT_SIGN = 37;
const MINUS = 45;
const DOT = 46;
const COLON = 58;

/** Where digits end that begin at a place, with `_` between them and digits behind one dot. */
function plainNumber(text: string, start: number): number {
  let end = start + 1;
  for (let dots = 0; ; end++) {
    const code = text.charCodeAt(end);
    if (code === DOT && dots === 0 && isDigit(text.charCodeAt(end + 1))) dots++;
    else if (!isDigit(code) && code !== 95) return end;
  }
}

/** Where a text ends that is not closed: at the end of its line, or before a brace that opens a block there. */
function endOfText(text: string, start: number): number {
  const end = endOfLine(text, start);
  if (end === text.length) return end;
  const brace = /[ \t]*\{[ \t]*$/.exec(text.slice(Math.max(start + 1, end - 80), end));
  return brace === null ? end : end - brace[0].length;
}

/** Cuts a text into tokens. Never throws; what is no token is a problem, one for a run of such characters. */
export function createLexer(kinds: TokenKinds): (text: string) => Tokens {
  const word = kinds.terminalKind.get('ID')!;
  const currency = kinds.terminalKind.get('CURRENCY')!;
  const textKind = kinds.terminalKind.get('TEXT')!;
  const isComment = kinds.terminals.map(({ name, hidden }) => hidden && name.endsWith('COMMENT'));

  const number = kinds.terminalKind.get('NUMBER')!;
  const percent = kinds.terminalKind.get('PERCENT')!;
  const words = new WordTable(kinds.keywordKind);
  const all = kinds.terminals.map((_, kind) => kind);
  /** Characters that are a symbol by themselves and begin nothing else. */
  const single = Array.from({ length: 128 }, (_, code) => {
    const symbols = kinds.symbols.get(String.fromCharCode(code)) ?? [];
    const isAlone = symbols.length === 1 && symbols[0]!.length === 1 && kinds.byFirst[code]!.length === 0;
    return isAlone ? kinds.keywordKind.get(symbols[0]!) : undefined;
  });

  /** The first terminal that matches, in the grammar's order, or the longest symbol. */
  function match(text: string, start: number): { kind: number; end: number } | undefined {
    if (text.startsWith('"""', start) && text.indexOf('"""', start + 3) < 0) return undefined;
    for (const kind of kinds.byFirst[text.charCodeAt(start)] ?? all) {
      const { pattern } = kinds.terminals[kind]!;
      pattern.lastIndex = start;
      if (pattern.test(text)) return { kind, end: pattern.lastIndex };
    }
    if (text.startsWith('/*', start)) return undefined;
    for (const symbol of kinds.symbols.get(text[start]!) ?? []) {
      if (text.startsWith(symbol, start)) return { kind: kinds.keywordKind.get(symbol)!, end: start + symbol.length };
    }
    return undefined;
  }

  return (text) => {
    const found: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const comments: Comment[] = [];
    const problems: SyntaxProblem[] = [];
    const unquoted = new Set<number>();
    const push = (kind: number, start: number, end: number) => {
      found.push(kind);
      starts.push(start);
      ends.push(end);
    };
    const { length } = text;
    let at = 0;
    let strayEnd = -1;
    let isCutShort = false;
    let spoiltTo = -1;

    while (at < length) {
      const code = text.charCodeAt(at);
      if (isSpace(code)) {
        at++;
        continue;
      }
      const symbol = single[code];
      if (symbol !== undefined) {
        push(symbol, at, ++at);
        continue;
      }
      if (isAsciiLetter(code)) {
        let end = at + 1;
        let hash = nextHash(0, code);
        let next = text.charCodeAt(end);
        for (; isAsciiWord(next); next = text.charCodeAt(++end)) hash = nextHash(hash, next);
        // A plain word: no unit such as tx/s, and no letter beyond ASCII behind it.
        if (next !== SLASH && !(next > 127)) {
          push(words.kindAt(text, at, end, hash) ?? (isCode(text, at, end) ? currency : word), at, end);
          at = end;
          continue;
        }
      } else if (isDigit(code)) {
        const end = plainNumber(text, at);
        const next = text.charCodeAt(end);
        if (next === PERCENT_SIGN) {
          push(percent, at, end + 1);
          at = end + 1;
          continue;
        }
        // No date, no time and no `k` or `M` behind it: those are for the patterns.
        if (!isAsciiWord(next) && next !== MINUS && next !== COLON && !(next > 127)) {
          push(number, at, end);
          at = end;
          continue;
        }
      }
      const matched = match(text, at);
      if (matched === undefined) {
        at = stray(at, code);
        continue;
      }
      const { kind, end } = matched;
      if (isComment[kind]) comments.push({ start: at, end });
      else if (kind === word) push(kinds.keywordKind.get(text.slice(at, end)) ?? word, at, end);
      else if (!kinds.terminals[kind]?.hidden) push(kind, at, end);
      at = end;
    }
    push(kinds.endOfFile, length, length);
    return { kinds: found, starts, ends, comments, problems, isCutShort, unquoted };

    function stray(start: number, code: number): number {
      if (code === SLASH && text.charCodeAt(start + 1) === STAR) {
        problems.push({ message: 'this comment is not closed: "*/" is missing', start, end: start + 2 });
        isCutShort = true;
        return length;
      }
      if (code === QUOTE) return unclosedText(start);
      const last = found.length - 1;
      const before = last < 0 ? '' : text.slice(starts[last], ends[last]);
      const { problem, end, isText } = strayAt(text, start, before, strayEnd === start);
      if (problem !== undefined) problems.push(problem);
      if (isText) push(textKind, start, end);
      strayEnd = end;
      return end;
    }
    function unclosedText(start: number): number {
      if (text.startsWith('"""', start)) {
        problems.push({ message: 'this text block is not closed: """ is missing', start, end: start + 3 });
        isCutShort = true;
        push(textKind, start, length);
        return length;
      }
      // What is left of a line on which a quote is missing is told already, and looked at once.
      if (start < spoiltTo) {
        push(textKind, start, spoiltTo);
        return spoiltTo;
      }
      spoiltTo = endOfLine(text, start);
      const line = lineStart(text, start);
      unquoted.add(line);
      while ((problems.at(-1)?.start ?? -1) >= line) problems.pop();
      const isClosing = start > line && !isSpace(text.charCodeAt(start - 1));
      const isOnly = !text.slice(line, start).includes('"');
      const end = isClosing ? start + 1 : endOfText(text, start);
      const what = isClosing ? 'this quote closes a text that has no opening quote' : 'this text is not closed';
      const message = isOnly
        ? isClosing
          ? what
          : `${what}: a closing quote is missing on its line`
        : 'a quote is missing on this line: a text begins with one and ends with one';
      problems.push({ message, start, end });
      push(textKind, start, end);
      return end;
    }
  };
}
