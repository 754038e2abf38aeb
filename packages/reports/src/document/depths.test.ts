import { expect, test } from 'vitest';
import type { Cell } from './blocks.js';
import { depthsOf } from './depths.js';

const COLUMNS = ['unit', 'within'].map((id) => ({ id, label: id, type: 'text' as const }));
const row = (unit: string, within?: string): readonly Cell[] => [
  { text: unit, element: unit },
  within === undefined ? { text: '–' } : { text: within, element: within },
];

test('a row is one below what contains it', () => {
  const rows = [
    row('Group'),
    row('Retail', 'Group'),
    row('Stores', 'Retail'),
    row('Online', 'Retail'),
    row('Logistics'),
  ];
  expect(depthsOf({ columns: COLUMNS, rows, within: 'within' })).toEqual([0, 1, 2, 2, 0]);
});

test('what is contained in something that is not listed before it stands at the edge', () => {
  expect(depthsOf({ columns: COLUMNS, rows: [row('A', 'B'), row('B', 'A')], within: 'within' })).toEqual([0, 1]);
});

test('a table that is no tree has no depths', () => {
  expect(depthsOf({ columns: COLUMNS, rows: [row('Group'), row('Retail', 'Group')] })).toEqual([0, 0]);
});
