/** Disjoint sets of the numbers below a size, joined two at a time (Tarjan: by size, with path halving). */
export interface UnionFind {
  find(item: number): number;
  /** Whether the two were apart before. */
  unite(a: number, b: number): boolean;
}

export function unionFind(size: number): UnionFind {
  const parent = Int32Array.from({ length: size }, (_, index) => index);
  const members = new Int32Array(size).fill(1);
  const find = (item: number): number => {
    let at = item;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  return {
    find,
    unite: (a, b) => {
      const [first, second] = [find(a), find(b)];
      if (first === second) return false;
      const [large, small] = members[first]! >= members[second]! ? [first, second] : [second, first];
      parent[small] = large;
      members[large] = members[large]! + members[small]!;
      return true;
    },
  };
}
