import { createParser, type Parser } from './parser.js';
import { program } from './program.generated.js';
import { tokenKinds } from './tokens.js';

/** The kinds of token of the language. */
export const kinds = tokenKinds(program);
export const parseWithTokens = createParser(program);

/** Parses a `.btaas` text. */
export const parse: Parser = (text) => {
  const { file, problems, comments } = parseWithTokens(text);
  return { file, problems, comments };
};
