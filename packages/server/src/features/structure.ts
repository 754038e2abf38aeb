import { allNodes, childrenOf, type SyntaxNode } from '@btaas/language';
import { type FoldingRange, FoldingRangeKind, type SelectionRange } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { toPosition, toRange } from '../position.js';
import { treeOf } from '../trees.js';

/** Blocks, comments of several lines, and the `use` clauses. */
export function foldingRanges({ document }: Context): readonly FoldingRange[] {
  const { file, comments } = treeOf(document);
  const lineOf = (offset: number) => toPosition(document, offset).line;
  const ranges: FoldingRange[] = [];
  const seen = new Set<number>();
  const add = (start: number, end: number, kind?: FoldingRangeKind) => {
    const [startLine, endLine] = [lineOf(start), lineOf(end)];
    if (endLine <= startLine || seen.has(startLine)) return;
    seen.add(startLine);
    ranges.push(kind === undefined ? { startLine, endLine } : { startLine, endLine, kind });
  };
  for (const { start, end } of comments) add(start, end, FoldingRangeKind.Comment);
  const uses = childrenOf(file).filter(({ $type }) => $type === 'Use');
  if (uses.length > 0) add(uses[0]!.$start, uses.at(-1)!.$end, FoldingRangeKind.Imports);
  for (const node of allNodes(file)) {
    // The last line, which has only the closing brace, stays in view.
    if (node.$type !== 'File' && document.text[node.$end - 1] === '}') {
      const last = document.text.lastIndexOf('\n', node.$end - 1);
      if (last > node.$start) add(node.$start, last);
    }
  }
  return ranges.sort((a, b) => a.startLine - b.startLine);
}

/** What an editor selects when the selection is widened step by step. */
export function selectionRange({ document }: Context, offset: number): SelectionRange {
  const path: SyntaxNode[] = [];
  const { file } = treeOf(document);
  const holds = ({ $start, $end }: SyntaxNode) => $start <= offset && offset <= $end;
  for (let node: SyntaxNode | undefined = file; node !== undefined; node = childrenOf(node).find(holds))
    path.push(node);
  let range: SelectionRange = { range: toRange(document, { start: 0, end: document.text.length }) };
  for (const { $start, $end } of path) {
    const next = toRange(document, { start: $start, end: $end });
    const { start, end } = range.range;
    const same =
      start.line === next.start.line &&
      start.character === next.start.character &&
      end.line === next.end.line &&
      end.character === next.end.character;
    if (!same) range = { range: next, parent: range };
  }
  return range;
}
