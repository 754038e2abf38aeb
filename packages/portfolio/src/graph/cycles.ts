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
    const [least] = knot;
    const members = new Set(knot);
    const inside = (node: string) => [...new Set(next(node))].filter((other) => members.has(other));
    if (least === undefined || (knot.length === 1 && inside(least).length === 0)) continue;
    const edges = knot.reduce((count, node) => count + inside(node).length, 0);
    cycles.push({ path: shortestThrough(least, inside), alone: edges === knot.length });
  }
  return cycles.sort((a, b) => (a.path[0]! < b.path[0]! ? -1 : 1));
}

interface Visit {
  readonly node: string;
  readonly rest: Iterator<string>;
}

/** The strongly connected components of a graph; the nodes of each are sorted. */
export function stronglyConnected(
  nodes: Iterable<string>,
  next: (node: string) => Iterable<string>,
): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  const visits: Visit[] = [];
  const enter = (node: string) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    isOpen.add(node);
    visits.push({ node, rest: next(node)[Symbol.iterator]() });
  };
  const lower = (node: string, to: number) => {
    if (to < lowest.get(node)!) lowest.set(node, to);
  };
  const close = (root: string) => {
    const component: string[] = [];
    let last: string;
    do {
      last = open.pop()!;
      isOpen.delete(last);
      component.push(last);
    } while (last !== root);
    found.push(component.sort());
  };
  for (const start of nodes) {
    if (order.has(start)) continue;
    enter(start);
    while (visits.length > 0) {
      const { node, rest } = visits.at(-1)!;
      const step = rest.next();
      if (step.done === true) {
        visits.pop();
        const above = visits.at(-1);
        if (above !== undefined) lower(above.node, lowest.get(node)!);
        if (lowest.get(node) === order.get(node)) close(node);
      } else if (!order.has(step.value)) enter(step.value);
      else if (isOpen.has(step.value)) lower(node, order.get(step.value)!);
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
