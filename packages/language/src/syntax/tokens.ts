import type { Program } from './program.js';
import { wordsIn } from './walk.js';

/**
 * The kinds of token, as numbers: the terminals of the grammar first, then its keywords.
 * A word that is a keyword is always the keyword; the grammar's rule `Name` takes keywords too, so that none is reserved.
 */
export interface TokenKinds {
  readonly terminals: readonly { readonly name: string; readonly hidden: boolean; readonly pattern: RegExp }[];
  readonly terminalKind: ReadonlyMap<string, number>;
  readonly keywordKind: ReadonlyMap<string, number>;
  /** The terminals that a text can match which begins with an ASCII character, by its code, in the order of the grammar. */
  readonly byFirst: readonly (readonly number[])[];
  /** Punctuation by first character, the longest first. */
  readonly symbols: ReadonlyMap<string, readonly string[]>;
  readonly names: readonly string[];
  readonly endOfFile: number;
}

/** Whether a pattern can match at a character, by the first atom of it; where that is not plain, it can. */
function canBegin(pattern: string, character: string): boolean {
  const atom = /^(\[(?:\\.|[^\]\\])*\]|\\.|[^\\[(.^$|?*+{])(?![?*{])/.exec(pattern)?.[1];
  return atom === undefined || /^[^([\\]*\|/.test(pattern) || new RegExp(atom).test(character);
}

export function tokenKinds(program: Program): TokenKinds {
  const keywords = new Set<string>();
  for (const rule of program.rules) {
    if (rule.is === 'infix') for (const level of rule.levels) for (const operator of level) keywords.add(operator);
    else for (const word of wordsIn(rule.step)) keywords.add(word);
  }
  const terminals = program.terminals.map(({ name, hidden, pattern }) => ({
    name,
    hidden,
    pattern: new RegExp(pattern, 'y'),
  }));
  const names = [...terminals.map(({ name }) => name), ...keywords];
  const symbols = new Map<string, string[]>();
  for (const word of keywords) {
    if (/^\w/.test(word)) continue;
    const list = symbols.get(word[0]!) ?? [];
    list.push(word);
    symbols.set(
      word[0]!,
      list.sort((a, b) => b.length - a.length),
    );
  }
  return {
    terminals,
    terminalKind: new Map(terminals.map(({ name }, kind) => [name, kind])),
    keywordKind: new Map([...keywords].map((word, i) => [word, terminals.length + i])),
    byFirst: Array.from({ length: 128 }, (_, code) =>
      terminals.flatMap(({ pattern }, kind) => (canBegin(pattern.source, String.fromCharCode(code)) ? [kind] : [])),
    ),
    symbols,
    names,
    endOfFile: names.length,
  };
}
