import { describe, expect, it } from 'vitest';
import { treeOrder } from './tree-order.js';

const ordered = (parents: Readonly<Record<string, string | undefined>>) =>
  treeOrder(
    Object.keys(parents).map((id) => ({ id })),
    { parentOf: (id) => parents[id] },
  ).map(({ id }) => id);

describe('the order of a tree', () => {
  it('has what is within an element right behind it', () => {
    expect(ordered({ a: undefined, b: undefined, c: 'a', d: 'c', e: 'a', f: 'b' })).toEqual([
      ...['a', 'c', 'd', 'e'],
      ...['b', 'f'],
    ]);
  });
  it('has elements whose parent is not listed among the first', () => {
    expect(ordered({ a: 'elsewhere', b: 'a' })).toEqual(['a', 'b']);
  });
  it('has each element of a circle once', () => {
    expect(ordered({ a: 'b', b: 'a', c: undefined })).toEqual(['c', 'a', 'b']);
  });
  it('bears trees that are deep, and that are wide', () => {
    const deep = Array.from({ length: 20_000 }, (_, i) => [`n${i}`, i === 0 ? undefined : `n${i - 1}`]);
    const wide = Array.from({ length: 20_000 }, (_, i) => [`w${i}`, i === 0 ? undefined : 'w0']);
    expect(ordered(Object.fromEntries([...deep, ...wide]))).toHaveLength(40_000);
  });
});
