import { program } from './syntax/program.generated.js';
import { createParser, type Parser } from './syntax/parser.js';

export { isSyntaxNode, type SyntaxNode, type SyntaxValue } from './syntax/node.js';
export type { ParseResult, Parser } from './syntax/parser.js';
export type { SyntaxProblem } from './syntax/problem.js';

/** Parses a `.btaas` text. */
export const parse: Parser = createParser(program);
export { checkTypes } from './model/check-types.js';
export type { TypeProblem } from './model/problem.js';
export { type Declared, type FileNames, namesOf, type Used } from './names/declared.js';
export { type NameProblem, resolveNames } from './names/resolve.js';
