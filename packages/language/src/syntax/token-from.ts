import type { Tokens } from './lexer.js';

/** The first token that begins at or after an offset; the end of the file is the last. */
export function tokenFrom({ tokens }: { readonly tokens: Tokens }, offset: number): number {
  let low = 0;
  let high = tokens.starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
