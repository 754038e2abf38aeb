import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ElementHead } from '../model/index.js';
import { Each } from './each.js';

const element = (id: string) => ({ id }) as unknown as ElementHead;

test('computes only for elements that were not in the list before', () => {
  const asked: string[] = [];
  const each = new Each<ElementHead, string>();
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(element) as [ElementHead, ElementHead, ElementHead, ElementHead];
  const values = (...elements: ElementHead[]) =>
    each.of(elements, ({ id }) => {
      asked.push(id);
      return id.toUpperCase();
    });
  expect(values(a, c, d)).toEqual(['A', 'C', 'D']);
  expect(values(a, b, d)).toEqual(['A', 'B', 'D']);
  expect(asked).toEqual(['a', 'c', 'd', 'b']);
  each.forget(new Set([b]));
  expect(values(a, b, d)).toEqual(['A', 'B', 'D']);
  expect(asked.slice(4)).toEqual(['b']);
  // Another element of the same name.
  expect(values(a, element('b'), d)).toEqual(['A', 'B', 'D']);
  expect(asked.slice(5)).toEqual(['b']);
});

test('says the same as who computes it for all, whatever comes and goes', () => {
  const pool = Array.from({ length: 12 }, (_, index) => element(`e${String(index >> 1).padStart(2, '0')}`));
  const lists = fc.array(fc.array(fc.nat(pool.length - 1)));
  fc.assert(
    fc.property(lists, (all) => {
      const each = new Each<ElementHead, ElementHead>();
      for (const list of all) {
        const elements = [...new Set(list)].sort((x, y) => x - y).map((index) => pool[index]!);
        expect(each.of(elements, (found) => found)).toEqual(elements);
      }
    }),
    { seed: 20261124 },
  );
});
