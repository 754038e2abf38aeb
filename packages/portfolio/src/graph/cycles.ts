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
  for (const knot of stronglyConnected(nodes, next)) {
    const least = knot[0]!;
    if (knot.length === 1 && !includes(next(least), least)) continue;
    const members = new Set(knot);
    const inside = (node: string) => [...new Set(next(node))].filter((other) => members.has(other));
    const edges = knot.reduce((count, node) => count + inside(node).length, 0);
    cycles.push({ path: shortestThrough(least, inside), alone: edges === knot.length });
  }
  return cycles.sort((a, b) => (a.path[0]! < b.path[0]! ? -1 : 1));
}

function includes(nodes: Iterable<string>, wanted: string): boolean {
  for (const node of nodes) if (node === wanted) return true;
  return false;
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
