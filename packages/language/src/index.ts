import { type DocumentReading, type Parsed, readDocument } from './model/read-document.js';
import { createParser, type Parser } from './syntax/parser.js';
import { program } from './syntax/program.generated.js';

export { isSyntaxNode, type SyntaxNode, type SyntaxValue } from './syntax/node.js';
export type { ParseResult, Parser } from './syntax/parser.js';
export type { SyntaxProblem } from './syntax/problem.js';

export { parse } from './syntax/btaas.js';
/** Parses one expression, as in the braces of a message. */
export const parseExpression: Parser = createParser({ ...program, entry: 'Expression' });

/** Reads the elements of a text; names are looked up later, by `Names`. */
export function read(name: string, text: string, parsed: Parsed): DocumentReading {
  return readDocument(name, text, parsed, parseExpression);
}
export type { Declared, Link } from './model/link.js';
export type { TypeProblem } from './model/problem.js';
export type { DocumentReading } from './model/read-document.js';
export { type DeclaredIn, type NameProblem, Names, type NamesOfDocument } from './names/names.js';
export {
  format,
  formatRange,
  type Formatted,
  type FormatOptions,
  type RangeFormatted,
} from './format/index.js';
export { createPrinter, type Printer, type PrintScope, printPortfolio } from './print/index.js';
export { applyEdits, overlap, type TextEdit, textEdits } from './edit/index.js';
export { type Expectation, type Expected, expectedAt, type PathStep } from './complete/index.js';
export { plainText, type Snippet, snippetOf, snippets } from './complete/snippets.js';
