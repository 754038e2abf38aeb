import { isSyntaxNode, type ParseResult, parse, type SyntaxNode } from '@btaas/language';
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

/** The nodes right inside of a node, in the order of the text. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const [feature, value] of Object.entries(node)) {
    if (feature.startsWith('$')) continue;
    if (isSyntaxNode(value)) children.push(value);
    else if (Array.isArray(value)) children.push(...value.filter(isSyntaxNode));
  }
  return children.sort((a, b) => a.$start - b.$start);
}

/** A node and all nodes inside of it, outer ones first. */
export function* allNodes(node: SyntaxNode): Iterable<SyntaxNode> {
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    open.push(...[...childrenOf(next)].reverse());
  }
}
