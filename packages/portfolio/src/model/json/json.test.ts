import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portfolios } from '../../../../../test/support/models.js';
import { snapshotOf } from '../../../../../test/support/portfolio.js';
import { declarations } from '../../schema/index.js';
import { createPortfolio } from '../live-portfolio.js';
import {
  PORTFOLIO_SCHEMA_FILE,
  portfolioFromJson,
  portfolioJsonSchema,
  portfolioJsonText,
  portfolioToJson,
} from './index.js';

const root = resolve(import.meta.dirname, '../../../../..');
const validate = new Ajv2020({ allErrors: false, strict: true, allowUnionTypes: true }).compile(portfolioJsonSchema());

function textOf(portfolio: Portfolio): string {
  return [...portfolioJsonText(portfolio)].join('');
}
function read(json: unknown): Portfolio {
  const reading = portfolioFromJson(json);
  if (!reading.ok) throw new Error(reading.message);
  return reading.value;
}
/** All that a portfolio holds; its look-ups are functions of that. */
function content({ documents, libraries, unresolved, duplicates, settings }: Portfolio) {
  return { documents, libraries, unresolved, duplicates, settings };
}
function expectLossless(portfolio: Portfolio): void {
  const text = textOf(portfolio);
  const json: unknown = JSON.parse(text);
  expect(validate(json), JSON.stringify(validate.errors?.[0])).toBe(true);
  const again = read(json);
  expect(content(again)).toStrictEqual(content(portfolio));
  expect(textOf(again)).toBe(text);
  expect(portfolioToJson(portfolio)).toEqual(json);
}

describe('text → model → JSON → model loses nothing', () => {
  const canonical = readFileSync(join(root, 'packages/language/test/fixtures/canonical.btaas'), 'utf8');
  test('the canonical portfolio', () => expectLossless(snapshotOf(canonical).portfolio));

  test.each(Object.values(declarations).map(({ kind, example }) => [kind, example]))('the example of %s', (_, text) =>
    expectLossless(snapshotOf(text).portfolio),
  );

  test.each(globSync('examples/*/', { cwd: root }))('%s', (folder) => {
    const files = globSync(`${folder}/**/*.btaas`, { cwd: root }).sort();
    const texts = files.map((file) => [basename(file), readFileSync(join(root, file), 'utf8')] as const);
    expectLossless(snapshotOf(Object.fromEntries(texts)).portfolio);
  });

  test('a text with mistakes: names of nothing, names declared twice, values that are missing', () => {
    const { portfolio } = snapshotOf('unit A { within Nowhere }\nunit A\nneed N { importance 7 }\nservice S { state }');
    expect(portfolio.unresolved).toHaveLength(1);
    expect(portfolio.duplicates).toHaveLength(1);
    expectLossless(portfolio);
  });

  test('which documents come from a library', () => {
    const { documents } = snapshotOf({ 'a.btaas': 'unit A', 'lib/b.btaas': 'portfolio B { currency EUR }' }).portfolio;
    const portfolio = createPortfolio({ documents, libraries: new Set(['lib/b.btaas']) });
    expect(portfolio.settings).toBeUndefined();
    expectLossless(portfolio);
  });

  test('generated portfolios', () => {
    fc.assert(fc.property(portfolios, expectLossless), { seed: 20260801, numRuns: 100 });
  });
});

describe('the bytes', () => {
  const files = { 'b.btaas': 'unit B', 'a.btaas': 'namespace x\nunit A { within B }' };
  test('are the same whatever the order of the files', () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    expect(textOf(snapshotOf(reversed).portfolio)).toBe(textOf(snapshotOf(files).portfolio));
  });

  test('are these', () => {
    expect(textOf(snapshotOf(files).portfolio)).toMatchInlineSnapshot(`
      "{
      "version": 1,
      "documents": [
      {"name":"a.btaas","namespace":"x","uses":[],"elements":[
      {"kind":"unit","id":"x.A","name":"A","document":"a.btaas","namespace":"x","at":[12,31],"nameAt":[17,18],"values":{"within":{"value":{"to":"B","found":true},"at":[28,29]}}}
      ]},
      {"name":"b.btaas","namespace":"","uses":[],"elements":[
      {"kind":"unit","id":"B","name":"B","document":"b.btaas","namespace":"","at":[0,6],"nameAt":[5,6],"values":{}}
      ]}
      ],
      "unresolved": [],
      "duplicates": []
      }
      "
    `);
  });
});

test('the published schema is up to date (npm run generate)', () => {
  const published = readFileSync(join(root, 'schemas', PORTFOLIO_SCHEMA_FILE), 'utf8');
  expect(published).toBe(`${JSON.stringify(portfolioJsonSchema(), null, 2)}\n`);
});

test('the page on the JSON shows what a text becomes', () => {
  const page = readFileSync(join(root, 'docs/portfolio-json.md'), 'utf8').replaceAll('\r\n', '\n');
  const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!;
  const { portfolio } = snapshotOf({ 'shop.btaas': block('btaas') });
  expect(portfolioToJson(portfolio)).toEqual(JSON.parse(block('json')));
});

describe('a JSON that is no portfolio is refused, with the place of the mistake', () => {
  const good = () =>
    structuredClone(
      portfolioToJson(
        snapshotOf('need N { importance 5  demand 5 tx/s }\nsource S from "x.csv" { where a = 1 }').portfolio,
      ),
    ) as unknown as Record<string, never>;
  const set = (path: string, value: unknown) => {
    const json = good();
    const keys = path.split('.');
    const last = keys.pop()!;
    const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, json);
    holder[last] = value;
    return json;
  };
  test.each([
    ['version', 2, 'this is not a portfolio: its version is 2; this program reads version 1'],
    ['version', undefined, 'this is not a portfolio: its version is missing; this program reads version 1'],
    ['extra', 1, 'this is not a portfolio: "extra" is not a property of the format here'],
    ['documents', {}, 'this is not a portfolio: expected a list, found {} (at documents)'],
    [
      'documents.0.elements.0.kind',
      'planet',
      'this is not a portfolio: "planet" is not a kind of element (at documents[0].elements[0])',
    ],
    [
      'documents.0.elements.0.at',
      [4, 2],
      'this is not a portfolio: expected the offsets [start, end], found [4,2] (at documents[0].elements[0].at)',
    ],
    [
      'documents.0.elements.0.values.importanse',
      {},
      'this is not a portfolio: "importanse" is not a property of the format here (at documents[0].elements[0].values)',
    ],
    [
      'documents.0.elements.0.values.importance.value.value',
      '7',
      'this is not a portfolio: expected a number from 1 to 5 (at documents[0].elements[0].values.importance.value)',
    ],
    [
      'documents.0.elements.0.values.importance.value.value',
      7,
      'this is not a portfolio: cannot read {"type":"number","value":7} as a value: "value" is not a text (at documents[0].elements[0].values.importance.value)',
    ],
    [
      'documents.0.elements.0.values.demand.value.per',
      'tx',
      'this is not a portfolio: expected a quantity of the shape nounPerTime (at documents[0].elements[0].values.demand.value)',
    ],
    [
      'documents.0.elements.1.values.where.value.operator',
      '~',
      'this is not a portfolio: "~" is not an operator (at documents[0].elements[1].values.where.value)',
    ],
  ])('%s = %j', (path, value, message) => {
    const json = set(path, value);
    expect(portfolioFromJson(json)).toEqual({ ok: false, message });
    // Bounds of a number and the order of offsets are beyond a schema that holds numbers as exact texts.
    const beyond = value === '7' || path.endsWith('.at');
    expect(validate(JSON.parse(JSON.stringify(json)))).toBe(beyond);
  });

  test('what is no object at all', () => {
    expect(portfolioFromJson([])).toEqual({
      ok: false,
      message: 'this is not a portfolio: expected an object, found []',
    });
    expect(portfolioFromJson(undefined)).toEqual({
      ok: false,
      message: 'this is not a portfolio: expected an object, found nothing',
    });
  });

  test('anything in the place of any part', () => {
    const canonical = readFileSync(join(root, 'packages/language/test/fixtures/canonical.btaas'), 'utf8');
    const whole = JSON.parse(textOf(snapshotOf(canonical).portfolio)) as unknown;
    const steps = fc.array(fc.nat(), { minLength: 1, maxLength: 14 });
    let refused = 0;
    fc.assert(
      fc.property(steps, fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const json = structuredClone(whole);
        replaceAt(json, path, value);
        const reading = portfolioFromJson(json);
        if (reading.ok) expect(validate(JSON.parse(textOf(reading.value)))).toBe(true);
        else refused += reading.message.startsWith('this is not a portfolio: ') ? 1 : 0;
      }),
      { seed: 20260801, numRuns: 120 },
    );
    expect(refused).toBeGreaterThan(40);
  });
});

/** Puts a value in the place of the part that is found by taking the n-th child again and again. */
function replaceAt(json: unknown, [step = 0, ...rest]: readonly number[], value: unknown): void {
  const holder = json as Record<string, unknown>;
  const keys = Object.keys(holder);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return;
  const child = holder[key];
  if (rest.length > 0 && typeof child === 'object' && child !== null) replaceAt(child, rest, value);
  else holder[key] = value;
}
