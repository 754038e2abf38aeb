import { importFromTable } from '@btaas/workspace';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const RUNS = { seed: 20260801, numRuns: 800 };
const cells = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', 'a', '5 EUR', '{', '"', '2026-01-01', '__proto__', 'constructor'),
);
const specs = fc.letrec<{ spec: unknown }>((tie) => ({
  spec: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('{A}', '{B}', 'x', '{A?}{B?}', '{', '{nothing}', '5%', 'anyOf'),
    fc.record({ each: fc.constantFrom('{A}', '{B}'), by: fc.constantFrom(';', ' '), is: tie('spec') }),
    fc.dictionary(
      fc.constantFrom('category', 'amount', 'record', 'name', 'availability', 'value', '__proto__'),
      tie('spec'),
      {
        maxKeys: 3,
      },
    ),
  ),
})).spec;
const properties = fc.dictionary(
  fc.constantFrom(
    'cost',
    'consumers',
    'facing',
    'state',
    'requires',
    'offering',
    'open',
    'warranty',
    'for',
    'toString',
  ),
  fc.oneof(specs, fc.array(specs, { maxLength: 2 })),
  { maxKeys: 3 },
);
const mappings = fc.oneof(
  fc.jsonValue(),
  fc.record({
    file: fc.constantFrom('a.btaas', 'a.btaas', '{A}.btaas', '../{A}'),
    values: fc.constantFrom({}, { v: { identifier: '{A}' } }, { v: '{w}', w: '{v}' }, { v: { number: '{A}' } }),
    declarations: fc.array(
      fc.record({
        kind: fc.constantFrom('service', 'unit', 'calendar', 'commission', 'policy', 'scenario'),
        name: fc.constantFrom('{A}', 'X', 'X', 'X'),
        properties,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
);

test('no mapping and no table makes the import throw, and with a mistake nothing is written', () => {
  let written = 0;
  fc.assert(
    fc.property(mappings, fc.array(fc.tuple(cells, cells), { maxLength: 3 }), fc.boolean(), (mapping, rows, isJson) => {
      const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
      const table = isJson
        ? JSON.stringify(rows.map(([A, B]) => ({ A, B })))
        : ['A,B', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
      const { files, problems } = importFromTable({
        format: isJson ? 'json' : 'csv',
        table: { file: 't', text: table },
        mapping: { file: 'm', path: 'm', text: JSON.stringify(mapping) },
      });
      expect(files.length === 0 || problems.length === 0).toBe(true);
      for (const { line, column, message } of problems)
        expect([line > 0, column > 0, message !== '']).toEqual([true, true, true]);
      written += files.length;
    }),
    RUNS,
  );
  expect(written).toBeGreaterThan(10);
});

test('nor does any text in their places', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      (table, mapping, isJson) => {
        const format = isJson ? 'json' : 'csv';
        const { files } = importFromTable({
          format,
          table: { file: 't', text: table },
          mapping: { file: 'm', path: 'm', text: mapping },
        });
        expect(files).toEqual([]);
        const good = '{ "file": "a.btaas", "declarations": [{ "kind": "unit", "name": "{A}" }] }';
        importFromTable({
          format,
          table: { file: 't', text: `A\n${table}` },
          mapping: { file: 'm', path: 'm', text: good },
        });
      },
    ),
    RUNS,
  );
});
