import { createSyntax, type Parser } from './parser.js';
import { program } from './program.generated.js';

/** The syntax of the language. */
export const syntax = createSyntax(program);
/** The kinds of token of the language. */
export const { kinds, parse: parseWithTokens } = syntax;

/** Parses a `.btaas` text. */
export const parse: Parser = (text) => {
  const { file, problems, comments } = parseWithTokens(text);
  return { file, problems, comments };
};
