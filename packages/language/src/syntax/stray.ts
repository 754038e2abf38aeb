import type { SyntaxProblem } from './problem.js';

/** What the lexer does with characters that are no token. */
export interface Stray {
  /** Nothing where the mistake was told before. */
  readonly problem: SyntaxProblem | undefined;
  /** Where to read on. */
  readonly end: number;
  /** That what was passed over stands for a text in quotes. */
  readonly isText?: boolean;
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };

/** Characters that mean something in other languages are answered with what is written here. */
export function strayAt(text: string, start: number, before: string, isRepeated: boolean): Stray {
  const char = String.fromCodePoint(text.codePointAt(start)!);
  const end = start + char.length;
  const told = (message: string, to = end): Stray => ({ problem: { message, start, end: to }, end: to });
  switch (char) {
    case ':':
      if (/(^|\D)\d$/.test(text.slice(Math.max(0, start - 2), start)) && /^\d\d(?!\d)/.test(text.slice(end, end + 3))) {
        const message = `a time has two digits before the colon: write 0${text.slice(start - 1, end + 2)}`;
        return { problem: { message, start: start - 1, end: end + 2 }, end: end + 2 };
      }
      return told(`properties have no colon: write "${`${before} ${restOfLine(text, end)}`.trim()}"`);
    case ';':
      return told('properties have no semicolon: each stands on its own line, or two spaces apart');
    case '[':
      return told('a list has no brackets: write its items with commas between them');
    case ']':
      return { problem: undefined, end };
    case '&':
    case '|': {
      // What stands behind it follows from this mistake.
      const sign = text.charAt(end) === char ? char + char : char;
      const next = start + sign.length + /^ */.exec(text.slice(start + sign.length, start + 40))![0].length;
      return told(`write "${char === '&' ? 'and' : 'or'}" in place of "${sign}"`, next);
    }
    case '!':
      return told('write "not" in place of "!"');
    case '#':
      return told('a comment begins with //', endOfLine(text, start));
    case "'":
    case '’':
    case '‘':
    case '“':
    case '”':
    case '„':
      return quotes(text, start);
    default:
  }
  const code = CURRENCY_SIGNS[char];
  if (code !== undefined) return told(`money has its currency's code behind it: 480k ${code}`);
  if (isRepeated) return { problem: undefined, end };
  const value = char.charCodeAt(0);
  if (value < 32) return told(`the control character U+${hex(value)} has no meaning here`);
  return told(`"${char}" has no meaning here`);
}

/** How far a text in other quotes is looked for. */
const LONGEST_QUOTE = 500;

/** A text in other quotes is read as a text, so that the rest of the line is understood. */
function quotes(text: string, start: number): Stray {
  const rest = text.slice(start + 1, Math.min(endOfLine(text, start), start + LONGEST_QUOTE));
  const length = rest.search(/['’”“]/);
  if (length < 0) {
    return { problem: { message: 'texts stand in double quotes', start, end: start + 1 }, end: start + 1 };
  }
  const end = start + length + 2;
  const message = `texts stand in double quotes: write "${rest.slice(0, Math.min(length, 40))}"`;
  return { problem: { message, start, end }, end, isText: true };
}

export function endOfLine(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}
/** What follows in the line, up to a brace or two spaces. */
export function restOfLine(text: string, offset: number): string {
  const rest = /[^\r\n{}]*/.exec(text.slice(offset, offset + 60))![0].trim();
  return rest.split(/ {2,}/)[0]!.slice(0, 40);
}
const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0');
