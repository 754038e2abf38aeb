import { nearest } from '@btaas/portfolio';
import type { Compiler } from './run.js';

/** Whether somebody meant a word, also with letters that names cannot have. */
export const isWord = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);

/** The option that a word most likely is a misspelling of. */
export function near(word: string, options: readonly string[]): string | undefined {
  return nearest(word, options.filter(isWord), Math.max(1, Math.floor(word.length / 3)))[0];
}

/** The words among kinds of token. */
export function wordsOfKinds({ kinds }: Compiler, set: ReadonlySet<number>): readonly string[] {
  return [...set].map((kind) => kinds.names[kind]!).filter((name) => isWord(name) && !kinds.terminalKind.has(name));
}
