import type { ElementOf, Portfolio } from '../model/index.js';
import { remembered } from './lookup.js';

/** Kinds that form trees, by `within` or `extends`. */
export type Tree = 'unit' | 'team' | 'capability' | 'archetype';

/**
 * The ids above an element, from the nearest up, without the element itself. A cycle, which has its own finding, ends
 * the walk where it would begin again.
 */
export function ancestors(id: string, parentOf: (id: string) => string | undefined): readonly string[] {
  const first = parentOf(id);
  if (first === undefined) return NONE;
  const above: string[] = [];
  const seen = new Set([id]);
  for (let next: string | undefined = first; next !== undefined && !seen.has(next); next = parentOf(next)) {
    seen.add(next);
    above.push(next);
  }
  return above;
}

const NONE: readonly string[] = [];

/** One tree of the portfolio. Elements that are not of its kind have no place in it. */
export interface Hierarchy {
  parentOf(id: string): string | undefined;
  /** Sorted by qualified name. */
  childrenOf(id: string): readonly string[];
  /** From the nearest up, without the element itself. */
  ancestorsOf(id: string): readonly string[];
  /** Everything below, and the element itself, each once; parents come before children, outside of cycles. */
  withDescendants(id: string): readonly string[];
}

export function hierarchyOf(portfolio: Portfolio, kind: Tree): Hierarchy {
  const parents = new Map<string, string>();
  const children = new Map<string, string[]>();
  for (const element of portfolio.all(kind)) {
    const parent = parentReference(element);
    if (parent?.found !== true) continue;
    parents.set(element.id, parent.to);
    const siblings = children.get(parent.to);
    if (siblings === undefined) children.set(parent.to, [element.id]);
    else siblings.push(element.id);
  }
  const parentOf = (id: string) => parents.get(id);
  const childrenOf = (id: string) => children.get(id) ?? [];
  return {
    parentOf,
    childrenOf,
    ancestorsOf: remembered((id) => ancestors(id, parentOf)),
    withDescendants: (id) => {
      const found = new Set([id]);
      for (const each of found) for (const child of childrenOf(each)) found.add(child);
      return [...found];
    },
  };
}

function parentReference(element: ElementOf<Tree>) {
  return element.kind === 'archetype'
    ? (element as ElementOf<'archetype'>).values.extends?.value
    : (element as ElementOf<'unit' | 'team' | 'capability'>).values.within?.value;
}
