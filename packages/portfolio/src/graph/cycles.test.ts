import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cyclesOf, stronglyConnected } from './cycles.js';

type Edges = Readonly<Record<string, readonly string[]>>;
const cycles = (edges: Edges) => cyclesOf(Object.keys(edges), (node) => edges[node] ?? []);
const paths = (edges: Edges) => cycles(edges).map(({ path }) => path.join(' '));

describe('cyclesOf', () => {
  it('finds none in a tree, nor where two ways lead to one node', () => {
    expect(paths({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
  });

  it('names each cycle once, from its least node, wherever the walk begins', () => {
    expect(paths({ c: ['a'], a: ['b'], b: ['c'], x: ['a'] })).toEqual(['a b c']);
    expect(paths({ y: ['z'], z: ['y'], b: ['b'], a: [] })).toEqual(['b', 'y z']);
  });

  it('takes the shortest way back, where there are several, and says that there are', () => {
    const [knot] = cycles({ a: ['b', 'd'], b: ['c'], c: ['a'], d: ['a'] });
    expect(knot).toEqual({ path: ['a', 'd'], alone: false });
    expect(cycles({ a: ['b'], b: ['a'] })[0]!.alone).toBe(true);
    expect(cycles({ a: ['b', 'b'], b: ['a'] })[0]!.alone).toBe(true);
  });

  it('follows a chain of a hundred thousand nodes without overflowing the stack', () => {
    const name = (index: number) => String(index).padStart(6, '0');
    const size = 100_000;
    const nodes = Array.from({ length: size }, (_, index) => name(index));
    const [cycle] = cyclesOf(nodes, (node) => [name((Number(node) + 1) % size)]);
    expect(cycle!.path.length).toBe(size);
  });

  const graphs = fc
    .array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 })
    .map((pairs) => (node: string) => pairs.filter(([from]) => String(from) === node).map(([, to]) => String(to)));
  const nodes = Array.from({ length: 8 }, (_, index) => String(index));
  const reachable = (start: string, next: (node: string) => string[]) => {
    const seen = new Set(next(start));
    for (const node of seen) for (const other of next(node)) seen.add(other);
    return seen;
  };

  it('has one cycle for each set of nodes that reach one another, along edges that exist', () => {
    const property = fc.property(graphs, (next) => {
      const onCycle = nodes.filter((node) => reachable(node, next).has(node));
      const least = new Set(
        onCycle.map(
          (node) => onCycle.find((other) => reachable(node, next).has(other) && reachable(other, next).has(node))!,
        ),
      );
      const found = cyclesOf(nodes, next);
      expect(found.map(({ path }) => path[0])).toEqual([...least].sort());
      for (const { path } of found) {
        path.forEach((node, index) => {
          expect(next(node)).toContain(path[(index + 1) % path.length]);
        });
        expect(new Set(path).size).toBe(path.length);
      }
    });
    fc.assert(property, { seed: 3, numRuns: 300 });
  });

  it('calls a cycle alone exactly if taking its first edge away leaves none of its nodes on a cycle', () => {
    const property = fc.property(graphs, (next) => {
      for (const { path, alone } of cyclesOf(nodes, next)) {
        if (!alone) continue;
        const cut = (node: string) => next(node).filter((to) => !(node === path[0] && to === (path[1] ?? path[0])));
        for (const node of path) expect(reachable(node, cut).has(node)).toBe(false);
      }
    });
    fc.assert(property, { seed: 4, numRuns: 300 });
  });

  it('puts every node into exactly one component', () => {
    const property = fc.property(graphs, (next) => {
      expect(stronglyConnected(nodes, next).flat().sort()).toEqual(nodes);
    });
    fc.assert(property, { seed: 5, numRuns: 100 });
  });
});
