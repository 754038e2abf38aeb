import type { RawFinding } from '@btaas/workspace/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedAlong } from '../src/moved-along.js';

const finding = (start: number, end: number): RawFinding => ({
  ...{ id: 'BT005', level: 'warning', message: '', related: [], fixes: [{ title: 'x', edits: [] }] },
  at: { document: 'a', start, end },
});

test('what stands before a change stays, with its repairs; what stands behind it moves, without them', () => {
  const moved = movedAlong([finding(0, 2), finding(6, 9)], 'ab XX def', 'ab YYYY def');
  expect(moved.map(({ at, fixes }) => [at.start, at.end, fixes.length])).toEqual([
    [0, 2, 1],
    [8, 11, 0],
  ]);
});
test('what stands in the change is left out', () => {
  expect(movedAlong([finding(3, 5), finding(2, 4)], 'ab XX def', 'ab Y def')).toEqual([]);
});
test('a finding that is kept covers the same text, whatever was changed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, text, text, fc.nat(), fc.nat(), (head, old, fresh, tail, from, length) => {
      const [before, after] = [head + old + tail, head + fresh + tail];
      const start = before.length === 0 ? 0 : from % before.length;
      const end = Math.min(before.length, start + (length % 5));
      for (const { at } of movedAlong([finding(start, end)], before, after)) {
        expect(after.slice(at.start, at.end)).toBe(before.slice(start, end));
      }
    }),
    { seed: 6, numRuns: 1000 },
  );
});
