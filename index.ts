import { program } from '../generated/program.js';
import { type Expectation } from './expected.js';
import { link } from './link.js';
import { shapes } from './node.js';
import { expectedWith, type ParseResult, parseWith } from './parse.js';
import type { Program } from './program.js';

export type { Expectation } from './expected.js';
export type { Comment, SyntaxProblem } from './lexer.js';
export type { AstNode } from './node.js';
export { MAX_LENGTH, MAX_NESTING, MAX_TERMS, type ParseResult } from './parse.js';
export type { Program } from './program.js';

export interface Parser {
  /** Reads a text; the tree holds all that could be understood, and `errors` the rest. */
  parse(text: string): ParseResult;
  /** What could stand at an offset, in place of the word that ends there. */
  expectedAt(text: string, offset: number): Expectation[];
  /** All keywords of the grammar, sorted by code units. */
  readonly keywords: readonly string[];
}

/** A parser for a compiled grammar. */
export function createParser(grammar: Program): Parser {
  const tables = link(grammar);
  const shapeOf = shapes(tables);
  return {
    parse: (text) => parseWith(text, tables, shapeOf),
    expectedAt: (text, offset) => expectedWith(text, offset, tables, shapeOf),
    keywords: [...tables.keywords.keys()],
  };
}

let btaas: Parser | undefined;
const parser = (): Parser => {
  btaas ??= createParser(program);
  return btaas;
};

/** Reads a BTaaS file. */
export const parse = (text: string): ParseResult => parser().parse(text);

/** What could stand at an offset of a BTaaS file. */
export const expectedAt = (text: string, offset: number): Expectation[] => parser().expectedAt(text, offset);

/** Every keyword of the language, words and signs. */
export const languageKeywords = (): readonly string[] => parser().keywords;
