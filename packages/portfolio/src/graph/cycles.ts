import { compareTexts } from '../model/order.js';
/** A cycle of a directed graph: `path` goes along its edges; the last leads back to the first, which is the least. */
export interface Cycle {
  readonly path: readonly string[];
  /** Whether the cycle is all there is: with any one of its edges away, none of its nodes is on a cycle any more. */
  readonly alone: boolean;
}

/**
 * One cycle of every knot of nodes that reach one another, the shortest through its least node; by that node. A graph
 * without knots has no cycle. In time linear in nodes and edges, without recursion (Tarjan, 1972).
 */
export function cyclesOf(nodes: Iterable<string>, next: (node: string) => Iterable<string>): readonly Cycle[] {
  const cycles: Cycle[] = [];
  for (const knot of stronglyConnected(behindCycles(nodes, next), next)) {
    const least = knot[0]!;
    if (knot.length === 1 && !includes(next(least), least)) continue;
    const members = new Set(knot);
    const inside = (node: string) => [...new Set(next(node))].filter((other) => members.has(other));
    const edges = knot.reduce((count, node) => count + inside(node).length, 0);
    cycles.push({ path: shortestThrough(least, inside), alone: edges === knot.length });
  }
  return cycles.sort((a, b) => compareTexts(a.path[0]!, b.path[0]!));
}

function includes(nodes: Iterable<string>, wanted: string): boolean {
  for (const node of nodes) if (node === wanted) return true;
  return false;
}

/**
 * The nodes that some cycle leads to, those on cycles included; in most graphs there are none. What no node leads to is
 * on no cycle, and once it is taken away, neither is what only it led to (Kahn, 1962).
 */
function behindCycles(nodes: Iterable<string>, next: (node: string) => Iterable<string>): readonly string[] {
  const { names, targets, begins, arriving } = numbered(nodes, next);
  const free: number[] = [];
  for (let node = 0; node < names.length; node++) if (arriving[node] === 0) free.push(node);
  for (const node of free) {
    for (let edge = begins[node]!; edge < begins[node + 1]!; edge++) {
      const target = targets[edge]!;
      arriving[target]! -= 1;
      if (arriving[target] === 0) free.push(target);
    }
  }
  return free.length === names.length ? NONE : names.filter((_, node) => arriving[node]! > 0);
}
const NONE: readonly string[] = [];

/** A graph by numbers, of which a hundred thousand are gone through faster than as many names. */
interface Numbered {
  readonly names: string[];
  /** The edges of all nodes, one after the other, and where those of each begin. */
  readonly targets: number[];
  readonly begins: number[];
  /** How many edges lead to each node. */
  readonly arriving: number[];
}

function numbered(nodes: Iterable<string>, next: (node: string) => Iterable<string>): Numbered {
  const numbers = new Map<string, number>();
  const graph: Numbered = { names: [], targets: [], begins: [], arriving: [] };
  const { names, targets, begins, arriving } = graph;
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    arriving.push(0);
    return names.push(name) - 1;
  };
  for (const name of nodes) numberOf(name);
  for (let node = 0; node < names.length; node++) {
    begins.push(targets.length);
    for (const name of next(names[node]!)) {
      const target = numberOf(name);
      targets.push(target);
      arriving[target]! += 1;
    }
  }
  begins.push(targets.length);
  return graph;
}

interface Visit {
  readonly index: number;
  readonly rest: Iterator<string>;
}

/**
 * The strongly connected components of a graph; the nodes of each are sorted. A component comes after all others that
 * its nodes lead to.
 */
export function stronglyConnected(
  nodes: Iterable<string>,
  next: (node: string) => Iterable<string>,
): readonly (readonly string[])[] {
  const found: string[][] = [];
  // By the order in which nodes are entered.
  const entered = new Map<string, number>();
  const names: string[] = [];
  const lowest: number[] = [];
  const isOpen: boolean[] = [];
  const open: number[] = [];
  const visits: Visit[] = [];
  const enter = (name: string) => {
    const index = names.length;
    entered.set(name, index);
    names.push(name);
    lowest.push(index);
    isOpen.push(true);
    open.push(index);
    visits.push({ index, rest: next(name)[Symbol.iterator]() });
  };
  const close = (root: number) => {
    const component: string[] = [];
    for (let last = -1; last !== root; ) {
      last = open.pop()!;
      isOpen[last] = false;
      component.push(names[last]!);
    }
    found.push(component.length > 1 ? component.sort() : component);
  };
  for (const start of nodes) {
    if (entered.has(start)) continue;
    enter(start);
    while (visits.length > 0) {
      const { index, rest } = visits.at(-1)!;
      const step = rest.next();
      if (step.done === true) {
        visits.pop();
        const low = lowest[index]!;
        const above = visits.at(-1)?.index;
        if (above !== undefined && low < lowest[above]!) lowest[above] = low;
        if (low === index) close(index);
        continue;
      }
      const other = entered.get(step.value);
      if (other === undefined) enter(step.value);
      else if (isOpen[other] && other < lowest[index]!) lowest[index] = other;
    }
  }
  return found;
}

/** The shortest way from a node along edges back to it, which must exist; of several, the least. */
function shortestThrough(start: string, next: (node: string) => readonly string[]): readonly string[] {
  const cameFrom = new Map<string, string>();
  const reached = [start];
  for (const node of reached) {
    for (const other of [...next(node)].sort()) {
      if (other === start) return pathTo(node, start, cameFrom);
      if (cameFrom.has(other)) continue;
      cameFrom.set(other, node);
      reached.push(other);
    }
  }
  return [start];
}

function pathTo(node: string, start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path = [node];
  for (let at = node; at !== start; ) {
    at = cameFrom.get(at)!;
    path.push(at);
  }
  return path.reverse();
}
