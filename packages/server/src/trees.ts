import { type ParseResult, parse } from '@btaas/language';
import type { DocumentState } from '@btaas/workspace/engine';

const parsed = new WeakMap<DocumentState, ParseResult>();

/** The syntax tree of a document that is open. Files that are not open keep none, so it is parsed again and kept here. */
export function treeOf(document: DocumentState): ParseResult {
  const known = parsed.get(document);
  if (known !== undefined) return known;
  const result = parse(document.text);
  parsed.set(document, result);
  return result;
}
