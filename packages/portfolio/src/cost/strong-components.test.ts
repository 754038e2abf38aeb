import { expect, test } from 'vitest';
import { componentsOf } from './strong-components.js';

test('a circle is one component, and comes after what can be reached from it', () => {
  // 0 → 1 → 2 → 0, 2 → 3, 4 → 0
  const { components, component } = componentsOf([[1], [2], [0, 3], [], [0]]);
  expect(components.map((members) => [...members].sort())).toEqual([[3], [0, 1, 2], [4]]);
  expect([component[0], component[1], component[2]]).toEqual([1, 1, 1]);
});
test('two circles that share a node are one component', () => {
  expect(componentsOf([[1, 2], [0], [0]]).components).toHaveLength(1);
});
test('a node that points to itself is alone', () => {
  expect(componentsOf([[0], []]).components).toEqual([[0], [1]]);
});
test('a chain of 100 000 needs no recursion', () => {
  const size = 100_000;
  const chain = Array.from({ length: size }, (_, node) => (node + 1 < size ? [node + 1] : []));
  expect(componentsOf(chain).components).toHaveLength(size);
});
test('agrees with reachability both ways, on all graphs of four nodes with up to two edges each', () => {
  const choices = [[], [0], [1], [2], [3], [0, 1], [1, 2], [2, 3], [0, 3], [1, 3]];
  for (let code = 0; code < choices.length ** 4; code += 7) {
    const graph = [0, 1, 2, 3].map((node) => choices[Math.floor(code / choices.length ** node) % choices.length]!);
    const reaches = (from: number, to: number): boolean => {
      const seen = new Set([from]);
      for (const node of seen) for (const next of graph[node]!) seen.add(next);
      return seen.has(to);
    };
    const { component } = componentsOf(graph);
    for (const a of [0, 1, 2, 3]) {
      for (const b of [0, 1, 2, 3]) {
        expect(component[a] === component[b]).toBe(reaches(a, b) && reaches(b, a));
      }
    }
  }
});
