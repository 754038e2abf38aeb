import type { Place } from '@btaas/portfolio';
import type { DocumentState } from '@btaas/workspace/engine';
import type { Location, Position, Range } from 'vscode-languageserver-types';

/** LSP counts lines and UTF-16 columns from 0. */
export function toPosition({ lines }: DocumentState, offset: number): Position {
  const { line, column } = lines.at(offset);
  return { line: line - 1, character: column - 1 };
}
/** The offset of a position; one behind the end of its line is the end of the line. */
export function toOffset({ lines, text }: DocumentState, { line, character }: Position): number {
  return Math.min(text.length, lines.offset(line + 1, character + 1));
}
export function toRange(document: DocumentState, { start, end }: { start: number; end: number }): Range {
  return { start: toPosition(document, start), end: toPosition(document, end) };
}

/** Where a place is, for an editor. Undefined for a document that is not there any more. */
export function toLocation(
  place: Place,
  documents: ReadonlyMap<string, DocumentState>,
  uriOf: (document: string) => string,
): Location | undefined {
  const document = documents.get(place.document);
  return document && { uri: uriOf(place.document), range: toRange(document, place) };
}
