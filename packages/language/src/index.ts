import type { Expression } from '@btaas/portfolio';
import { readExpression } from './model/expression.js';
import type { Link } from './model/link.js';
import type { Report, TypeProblem } from './model/problem.js';
import { type DocumentReading, type Parsed, readDocument } from './model/read-document.js';
import { createParser, type Parser } from './syntax/parser.js';
import { program } from './syntax/program.generated.js';

export { isSyntaxNode, type SyntaxNode, type SyntaxValue } from './syntax/node.js';
export { allNodes, childrenOf } from './syntax/tree.js';
export type { ParseResult, Parser } from './syntax/parser.js';
export type { SyntaxProblem } from './syntax/problem.js';

export { parse } from './syntax/btaas.js';
/** Parses one expression, as in the braces of a message. */
export const parseExpression: Parser = createParser({ ...program, entry: 'Expression' });

/** Reads the elements of a text; names are looked up later, by `Names`. */
export function read(name: string, text: string, parsed: Parsed): DocumentReading {
  return readDocument(name, text, parsed, parseExpression);
}
/** One expression by itself, such as one in a template file; its names are looked up by its links. */
export function expressionOf(text: string): ExpressionReading {
  const links: Link[] = [];
  const { file, problems } = parseExpression(text);
  const found: TypeProblem[] = problems.map(({ message, start, end }) => ({ message, start, end }));
  if (found.length > 0) return { expression: undefined, links, problems: found };
  const report: Report = (message, { $start, $end }) => found.push({ message, start: $start, end: $end });
  return { expression: readExpression(file, { within: [], links, report }), links, problems: found };
}
export interface ExpressionReading {
  /** Undefined where the text is no expression, which the problems say. */
  readonly expression: Expression | undefined;
  readonly links: readonly Link[];
  readonly problems: readonly TypeProblem[];
}
export type { Declared, Link } from './model/link.js';
export type { TypeProblem } from './model/problem.js';
export { keepElements, type Version } from './model/keep-elements.js';
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
