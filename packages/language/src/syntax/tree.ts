import { isSyntaxNode, type SyntaxNode } from './node.js';

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
