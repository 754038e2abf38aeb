export interface Components {
  /** The number of the component that each node is in. */
  readonly component: readonly number[];
  /** The nodes of each component. A component comes after all that can be reached from it. */
  readonly components: readonly (readonly number[])[];
}

/** The strongly connected components of a graph (Tarjan 1972), without recursion, so that long chains do no harm. */
export function componentsOf(successors: readonly (readonly number[])[]): Components {
  const size = successors.length;
  const UNSEEN = -1;
  const index = new Array<number>(size).fill(UNSEEN);
  const low = new Array<number>(size).fill(0);
  const component = new Array<number>(size).fill(UNSEEN);
  const next = new Array<number>(size).fill(0);
  const open: number[] = [];
  const components: number[][] = [];
  let seen = 0;
  for (let root = 0; root < size; root += 1) {
    if (index[root] !== UNSEEN) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (index[node] === UNSEEN) {
        index[node] = seen;
        low[node] = seen;
        seen += 1;
        open.push(node);
      }
      const target = successors[node]![next[node]!];
      if (target !== undefined) {
        next[node]! += 1;
        if (index[target] === UNSEEN) path.push(target);
        else if (component[target] === UNSEEN) low[node] = Math.min(low[node]!, index[target]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] === index[node]) components.push(closeComponent(node, open, component, components.length));
    }
  }
  return { component, components };
}

function closeComponent(root: number, open: number[], component: number[], number: number): number[] {
  const members: number[] = [];
  for (;;) {
    const member = open.pop()!;
    component[member] = number;
    members.push(member);
    if (member === root) return members;
  }
}
