import type { ReferableKind, RecordType } from '@btaas/portfolio';
import type { SyntaxNode } from '../syntax/node.js';
import type { ExpressionParser } from './expression.js';
import type { Declared, Link } from './link.js';
import type { PassedOver } from './passed-over.js';
import type { Report } from './problem.js';

/** What reading a document carries along. */
export interface Reader {
  readonly text: string;
  readonly report: Report;
  readonly passedOver: PassedOver;
  readonly links: Link[];
  readonly declared: Declared[];
  /** Qualified names of the elements around what is read, the innermost first. */
  readonly within: readonly string[];
  readonly parseExpression: ExpressionParser;
  /** The text of a name: one for all that are alike in the document. */
  shared(name: string): string;
  textOf(node: SyntaxNode): string;
  record(node: SyntaxNode, type: RecordType): unknown;
  /** A declaration inside a property. */
  nested(node: SyntaxNode): unknown;
}

/** Declares the name of a node, if it has one, and says what its qualified name is. */
export function declareName(reader: Reader, node: SyntaxNode, kind: ReferableKind, prefix: string): string | undefined {
  const span = node.$spans?.name;
  if (span === undefined) return undefined;
  const id = qualified(prefix, node.name as string);
  reader.declared.push({ id, kind, start: span[0], end: span[1] });
  return id;
}

export function qualified(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}.${name}`;
}
