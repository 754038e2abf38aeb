import type { SyntaxNode } from '../syntax/node.js';

/** How far a declaration is looked for whose block was cut off by a mistake before it. */
const FARTHEST = 2000;

/**
 * What a mistake of syntax made the parser pass over. A property or clause that stands there was given, and is not told
 * as missing.
 */
export interface PassedOver {
  /** Whether a property stands in what was passed over of a node. */
  has(node: SyntaxNode, key: string): boolean;
  /** Whether a mistake stands in the first line of a node, or right behind it: a clause that it should have was cut off. */
  cutsHead(node: SyntaxNode): boolean;
}

const NOTHING: PassedOver = { has: () => false, cutsHead: () => false };

export function passedOver(text: string, problems: readonly { readonly start: number }[]): PassedOver {
  if (problems.length === 0) return NOTHING;
  const starts = problems.map(({ start }) => start).sort((a, b) => a - b);

  function firstFrom(offset: number): number | undefined {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return starts[low];
  }
  function behind({ $end }: SyntaxNode): number | undefined {
    const start = firstFrom($end);
    return start !== undefined && /^[ \t]*$/.test(text.slice($end, Math.min(start, $end + 80))) ? start : undefined;
  }
  return {
    has(node, key) {
      const within = firstFrom(node.$start);
      const isWithin = within !== undefined && within < node.$end;
      const from = isWithin ? within : behind(node);
      if (from === undefined) return false;
      const close = text.indexOf('}', from);
      const end = isWithin ? node.$end : close < 0 ? from + FARTHEST : Math.min(close, from + FARTHEST);
      return new RegExp(`(?<![\\p{L}\\p{N}_])${key}(?![\\p{L}\\p{N}_])`, 'u').test(text.slice(from, end));
    },
    cutsHead(node) {
      const first = firstFrom(node.$start);
      return (
        behind(node) !== undefined ||
        (first !== undefined &&
          !/[\r\n]/.test(text.slice(node.$start, Math.min(first, node.$end))) &&
          first < node.$end)
      );
    },
  };
}
