import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importFromTable } from '@btaas/workspace';
import { describe, expect, test } from 'vitest';
import { snapshotOf } from '../../../test/support/portfolio.js';
import { importedFrom, isUntouched, MAPPING_SCHEMA_FILE, mappingJsonSchema } from '../src/index.js';

const MAP = {
  namespace: 'acme',
  file: 'services/{area}.btaas',
  values: {
    service: { identifier: '{Name}' },
    area: {
      match: '{Name} {About?}',
      rules: [{ words: ['pay', 'card*'], is: 'payments' }],
      otherwise: 'other',
    },
    start: { date: '{Start}', written: 'D.M.YYYY' },
    cost: { number: '{Cost}', decimal: ',', group: '.' },
  },
  declarations: [
    { kind: 'unit', name: '{Unit}' },
    {
      kind: 'service',
      name: '{service}',
      title: '{Name}',
      doc: '{About}',
      properties: {
        facing: 'businessFacing',
        archetype: { archetype: 'Standard', tier: 'M' },
        consumers: '{Unit}',
        accountable: { each: '{Owners}', by: ';', is: '{item}' },
        state: { state: 'operational', since: '{start}' },
        cost: [
          { category: 'run', amount: '{cost} EUR/year' },
          { category: 'grow', amount: '{Growth} EUR/year' },
        ],
      },
    },
  ],
};
const CSV = `Name,About,Unit,Owners,Start,Cost,Growth
Card payments,"Takes cards
in stores",Stores,TeamA,1.3.2024,"1.234.567,50",100
Staff portal,,Stores,TeamA; TeamB,,,
Reporting,About pay slips,Office,TeamB,24.12.2025,500,200
`;

function imported(table: string, mapping: object = MAP, format: 'csv' | 'json' = 'csv') {
  return importFromTable({
    format,
    table: { file: `data/table.${format}`, text: table },
    mapping: { file: 'table.map.jsonc', path: 'table.map.jsonc', text: JSON.stringify(mapping, null, 2) },
  });
}
const textOf = (result: ReturnType<typeof imported>, path: string) =>
  result.files.find((file) => file.path === path)?.text.replace(/^\/\/.*\n/, '');
const messages = (result: ReturnType<typeof imported>) =>
  result.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);

describe('a table becomes text', () => {
  const result = imported(CSV);
  test('split by a column that was made from words', () => {
    expect(messages(result)).toEqual([]);
    expect(result.rows).toBe(3);
    expect(result.files.map(({ path, elements }) => [path, elements])).toEqual([
      // The unit Stores stands where the first row declares it, and once.
      ['services/other.btaas', 1],
      ['services/payments.btaas', 4],
    ]);
  });

  test('several declarations a row, rows that share one, lists, numbers and dates of a spreadsheet', () => {
    expect(textOf(result, 'services/payments.btaas')).toBe(`namespace acme

unit Stores
unit Office

/**
 * Takes cards
 * in stores
 */
service CardPayments "Card payments" businessFacing {
  archetype Standard tier M
  consumers Stores
  accountable TeamA
  state operational since 2024-03-01
  cost run 1_234_567.5 EUR/year
  cost grow 100 EUR/year
}

/** About pay slips */
service Reporting "Reporting" businessFacing {
  archetype Standard tier M
  consumers Office
  accountable TeamB
  state operational since 2025-12-24
  cost run 500 EUR/year
  cost grow 200 EUR/year
}
`);
  });

  test('what is empty is left out, with the value that it belongs to', () => {
    expect(textOf(result, 'services/other.btaas')).toBe(`namespace acme

service StaffPortal "Staff portal" businessFacing {
  archetype Standard tier M
  consumers Stores
  accountable TeamA, TeamB
  state operational
}
`);
  });

  test('that reads without a mistake, but for the names that are declared elsewhere', () => {
    const { findings } = snapshotOf(Object.fromEntries(result.files.map(({ path, text }) => [path, text])));
    const wrong = findings.filter(({ id }) => id !== 'BT001');
    expect(wrong).toEqual([]);
  });

  test('the same each time, whatever ends the lines', () => {
    expect(imported(CSV)).toEqual(result);
    const windows = imported(`\uFEFF${CSV.replaceAll('\n', '\r\n')}`);
    expect(windows.files.map(({ path }) => path)).toEqual(result.files.map(({ path }) => path));
    expect(textOf(windows, 'services/other.btaas')).toBe(textOf(result, 'services/other.btaas'));
  });
});

test('a declaration may have a file of its own', () => {
  const mapping = {
    file: '{Area}.btaas',
    declarations: [
      { kind: 'unit', name: '{Unit}', file: 'units.btaas' },
      { kind: 'asset', name: '{Name}' },
    ],
  };
  const result = imported('Name,Unit,Area\nA,U,x\nB,U,y\n', mapping);
  expect(result.files.map(({ path }) => [path, textOf(result, path)])).toEqual([
    ['units.btaas', 'unit U\n'],
    ['x.btaas', 'asset A\n'],
    ['y.btaas', 'asset B\n'],
  ]);
});

describe('JSON is a table as well', () => {
  const mapping = {
    file: 'cloud.btaas',
    comment: ['Published in January.'],
    declarations: [
      {
        kind: 'provider',
        name: 'Cloud',
        properties: {
          sourcing: 'external',
          commits: { offering: '{name}', availability: { value: '{sla}%', window: 'monthly' } },
        },
      },
    ],
  };
  test('numbers keep their digits, and rows with one name make one element', () => {
    const result = imported(
      '[{ "name": "a-b", "sla": 99.90 },\n { "name": "c", "sla": 100 },\n { "name": "d", "sla": null }]',
      mapping,
      'json',
    );
    expect(messages(result)).toEqual([]);
    expect(result.files[0]!.text.split('\n').slice(1).join('\n')).toBe(`// Published in January.
provider Cloud external {
  commits "a-b" { availability 99.9% monthly }
  commits "c" { availability 100% monthly }
  commits "d" {}
}
`);
  });
  test('other JSON is refused with its place', () => {
    expect(messages(imported('{}', mapping, 'json'))).toEqual([
      'data/table.json:1:1 a list of objects is expected here',
    ]);
    expect(messages(imported('[\n  1 ]', mapping, 'json'))[0]).toBe('data/table.json:2:3 an object is expected here');
    expect(messages(imported('[ {"a": } ]', mapping, 'json'))[0]).toMatch(/^data\/table\.json:1:9 this is not JSON$/);
  });
});

describe('mistakes of a row are told with its line and the number of its cell', () => {
  test.each([
    ['X,,9nine,T,,,', 3, 'is no name: letters, digits and _ only; { "identifier": … } makes one', '"9nine" '],
    ['X,,U,T,31.2.2024,,', 5, 'is not a day written as "D.M.YYYY"', '"31.2.2024" '],
    ['X,,U,T,,abc,', 6, 'is not a number', '"abc" '],
    ['!!,,U,T,,,', 1, 'the name of this service is empty', ''],
  ])('%s', (row, column, message, found) => {
    const result = imported(`Name,About,Unit,Owners,Start,Cost,Growth\n${row}\n`);
    expect(messages(result)[0]).toBe(`data/table.csv:2:${column} ${found}${message}`);
    expect(result.files).toEqual([]);
  });

  test('a cell too many, a quote that is not closed, columns of one name', () => {
    expect(messages(imported(`${CSV}a,b\n`))).toEqual(['data/table.csv:6:2 this row has 2 cells, the header has 7']);
    expect(messages(imported(`${CSV}"a,b\n`))).toEqual(['data/table.csv:6:1 a quote is opened and not closed']);
    expect(messages(imported('Name,Name\n'))[0]).toBe('data/table.csv:1:2 two columns are called "Name"');
    expect(messages(imported(''))).toEqual(['data/table.csv:1:1 the table is empty: its first line names the columns']);
  });

  test('a name for two kinds', () => {
    const mapping = {
      file: '{F}.btaas',
      declarations: [
        { kind: 'unit', name: '{A}' },
        { kind: 'team', name: '{B}' },
      ],
    };
    expect(messages(imported('A,B,F\nX,Y,one\nZ,X,two\n', mapping))).toEqual([
      'data/table.csv:3:2 "X" is declared as unit already, by this row or one before it',
    ]);
  });

  test('a text that a map does not know: once, with the first row and how many there are', () => {
    const mapping = (otherwise: object) => ({
      file: 'a.btaas',
      values: { state: { map: '{State}', to: { 'in use': 'operational' }, ...otherwise } },
      declarations: [
        { kind: 'service', name: '{Name}', properties: { state: { state: '{state}' } } },
        { kind: 'unit', name: 'U{Name}', when: '{state}' },
      ],
    });
    const table = 'Name,State\nA,In use\nB,parked\nC,\nD,parked\nE,Parked\n';
    const how = 'is not in the map of "{State}": add it, or say what it is "otherwise" ("" for nothing)';
    expect(messages(imported(table, mapping({})))).toEqual([
      `data/table.csv:3:2 "parked" ${how} (2 rows)`,
      `data/table.csv:6:2 "Parked" ${how}`,
    ]);
    const objects = '[{ "Name": "A", "State": "parked" },\n{ "State": "parked", "Name": "B" }]';
    expect(messages(imported(objects, mapping({}), 'json'))).toEqual([`data/table.json:1:26 "parked" ${how} (2 rows)`]);
    expect(textOf(imported(table, mapping({ otherwise: '' })), 'a.btaas')).toContain('service B\n');
    expect(textOf(imported(table, mapping({ otherwise: 'approved' })), 'a.btaas')).toContain(
      'service B { state approved }\n',
    );
  });

  test('two rows that contradict each other', () => {
    const table = 'Name,Zone\nOffice,Europe/Berlin\nOffice,Europe/Paris\n';
    const mapping = {
      file: 'a.btaas',
      declarations: [{ kind: 'calendar', name: '{Name}', properties: { zone: '{Zone}' } }],
    };
    expect(messages(imported(table, mapping))).toEqual([
      'data/table.csv:3:1 two rows declare calendar "Office" with different values of "zone"',
    ]);
  });

  test('no cell gets out of the value that it stands for', () => {
    const evil = '} team Evil {';
    const table = (cell: string) => `Cell\n"${cell.replaceAll('"', '""')}"\n`;
    const declaring = (kind: string, properties: object, rest: object = {}) => ({
      file: 'a.btaas',
      declarations: [{ kind, name: 'X', properties, ...rest }],
    });
    for (const mapping of [
      declaring('archetype', { warranty: { response: { priority: '{Cell}', time: '4 h' } } }),
      declaring('metric', { unit: '{Cell}' }),
      declaring('service', { archetype: { archetype: 'A', tier: '{Cell}' } }),
      declaring('service', { facing: '{Cell}' }),
      declaring('unit', { within: '{Cell}' }),
      declaring('calendar', { open: { firstDay: 'Mon', opens: '{Cell}', closes: '18:00' } }),
      declaring('asset', { retires: '{Cell}' }),
      { file: 'a.btaas', declarations: [{ kind: 'unit', name: '{Cell}' }] },
      { file: 'a.btaas', namespace: '{Cell}', declarations: [{ kind: 'unit', name: 'X' }] },
    ]) {
      expect(messages(imported(table(evil), mapping)), JSON.stringify(mapping)).toHaveLength(1);
    }
    // Texts hold any signs, and say the same again.
    for (const cell of [evil, '*/ team Evil', '"""', 'a "quoted" \\ text', 'two\nlines */ {']) {
      const mapping = declaring('asset', { technology: '{Cell}' }, { title: '{Cell}', doc: '{Cell}' });
      const result = imported(table(cell), mapping);
      expect(messages(result)).toEqual([]);
      const { portfolio, findings } = snapshotOf(result.files[0]!.text);
      expect(findings).toEqual([]);
      expect(portfolio.all('team')).toEqual([]);
      const asset = portfolio.get('asset', 'X')!;
      expect([asset.title?.value, asset.values.technology?.value]).toEqual([cell, cell]);
    }
  });

  test.each([
    [';', 'Name;Cost\nA;"5 \n"x"'],
    ['|', 'Name|Cost\nA|5'],
    ['\t', 'Name\tCost\nA\t5'],
  ])('cells that are separated by another sign: %j', (sign, table) => {
    const shown = sign === '\t' ? '\\t' : sign;
    const mapping = { file: 'a.btaas', declarations: [{ kind: 'unit', name: '{Name}' }] };
    expect(messages(imported(table, mapping))).toEqual([
      `data/table.csv:1:1 the cells are separated by "${shown}", not by ","; add "delimiter": "${shown}" to the mapping`,
    ]);
  });

  test('a file outside of the folder', () => {
    const mapping = { file: '{Name}', declarations: [{ kind: 'unit', name: 'U' }] };
    const table = (path: string) => messages(imported(`Name\n${path}\n`, mapping))[0];
    for (const path of ['../a.btaas', '/a.btaas', 'C:\\a.btaas', 'a.txt', 'x/../../a.btaas'])
      expect(table(path)).toBe(`data/table.csv:2:1 "${path}" is not a .btaas file below the folder of the mapping`);
  });
});

describe('mistakes of the mapping are told with their place in it, before any row', () => {
  const wrong = (changed: object) => messages(imported(CSV, { ...MAP, ...changed }));
  const declaring = (properties: object) =>
    wrong({ declarations: [{ kind: 'service', name: '{service}', properties }] });
  test.each([
    [() => wrong({ file: '{Aera}.btaas' }), 'there is no column or value called "Aera"; did you mean "area"?'],
    [
      () => wrong({ file: '{area.btaas' }),
      '"{area.btaas" has a brace that is not closed; a brace itself is written twice',
    ],
    [
      () =>
        wrong({
          values: { a: '{b}', b: '{Name}', area: 'x', service: 'y' },
          declarations: [{ kind: 'unit', name: 'U' }],
        }),
      'there is no column or value called "b"',
    ],
    [() => wrong({ values: { ...MAP.values, Name: 'x' } }), '"Name" is the name of a column already'],
    [() => wrong({ declarations: [{ kind: 'unit' }] }), 'a unit needs a "name"'],
    [() => declaring({ archetip: 'A' }), 'a service has no property "archetip"; did you mean "archetype"?'],
    [
      () => declaring({ cost: { kind: 'run', amount: '5 EUR' } }),
      'a cost has no property "kind"; it has category, amount',
    ],
    [() => declaring({ utility: ['a', 'b'] }), '"utility" is one value, not a list'],
    [() => declaring({ cost: 'run 5 EUR' }), '"cost" has several parts: category, amount'],
    [() => declaring({ volume: { amount: '5' } }), '"volume" is a text, not an object'],
    [() => wrong({ fil: 'x' }), 'the mapping has no key "fil"; did you mean "file"?'],
    [
      () => wrong({ declarations: [{ kind: 'servise', name: 'x' }] }),
      /^"declarations\.0\.kind" must be one of portfolio, unit/,
    ],
    [() => wrong({ values: { a: { idendifier: 'x' } } }), /^"values\.a" has none of the forms that are allowed here/],
  ])('%#', (found, message) => {
    const [first, ...more] = found();
    expect(more).toEqual([]);
    const [place, ...words] = first!.split(' ');
    expect(place).toMatch(/^table\.map\.jsonc:\d+:\d+$/);
    if (typeof message === 'string') expect(words.join(' ')).toBe(message);
    else expect(words.join(' ')).toMatch(message);
  });

  const readAs = (text: string) =>
    messages(
      importFromTable({
        format: 'csv',
        table: { file: 't.csv', text: CSV },
        mapping: { file: 'm.jsonc', path: 'm.jsonc', text },
      }),
    );
  test.each([
    ['{\n  "file" "x" }', '2:10 the mapping cannot be read: a colon is missing between the key and its value'],
    ["{ 'file': 1 }", '1:3 the mapping cannot be read: this is no JSON value; texts stand in double quotes'],
    ['{}\n}', '2:1 the mapping cannot be read: the mapping ends before this; remove what follows'],
    ['{ /* file }', '1:3 the mapping cannot be read: this comment is not closed: "*/" is missing'],
    ['', '1:1 the mapping cannot be read: a value is missing here'],
  ])('a text that is no JSON: %j', (text, message) => {
    expect(readAs(text)).toEqual([`m.jsonc:${message}`]);
  });
  test('a key that is there twice', () => {
    const twice = '"values": { "a": "{A}", "a": "{B}" }';
    expect(
      readAs(`{ "file": "x",\n  ${twice},\n  "file": "y", "declarations": [{ "kind": "unit", "name": "{Unit}" }] }`),
    ).toEqual([
      'm.jsonc:2:27 "a" is here twice; keep one of them',
      'm.jsonc:3:3 "file" is here twice; keep one of them',
    ]);
  });
});

test('a file says that it was written by an import, and an edit by hand is noticed', () => {
  const { text } = imported(CSV).files[0]!;
  expect(text.split('\n')[0]).toMatch(
    /^\/\/ Written by btaas import \([0-9a-f]{16}\) from table\.csv by \.\.\/table\.map\.jsonc: edit those, and import again\.$/,
  );
  expect(isUntouched(text)).toBe(true);
  expect(isUntouched(text.replaceAll('\n', '\r\n'))).toBe(true);
  const edited = text.replace('operational', 'retired');
  expect([isUntouched(edited), importedFrom(edited)]).toEqual([false, 'table.csv by ../table.map.jsonc']);
  expect([isUntouched('unit A\n'), importedFrom('unit A\n')]).toEqual([false, undefined]);
});

describe('the published schema of mappings', () => {
  const root = resolve(import.meta.dirname, '../../..');
  test('is up to date (npm run generate)', () => {
    const published = readFileSync(resolve(root, 'schemas', MAPPING_SCHEMA_FILE), 'utf8');
    expect(published).toBe(`${JSON.stringify(mappingJsonSchema(), null, 2)}\n`);
  });
  test('takes what the importer takes, and refuses what it refuses', () => {
    const validate = new Ajv2020({ strict: false }).compile(mappingJsonSchema());
    expect(validate(MAP), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...MAP, fil: 'x' })).toBe(false);
    expect(validate({ ...MAP, declarations: [] })).toBe(false);
  });
});
