import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findingsJsonSchema, type LocatedFinding } from '@btaas/workspace';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { FORMATS, readFormats } from '../src/formats/index.js';
import type { CheckReport } from '../src/report.js';

const root = resolve(import.meta.dirname, '../../..');
const PLAIN = { coloured: false, columns: undefined };

/** Everything that has a meaning in one of the formats. */
const HOSTILE =
  'a <b>&"\'</b> ]]> %0A::error:: | `x` [link](javascript:alert(1)) {0} *s* \u0000 \u001B[31m \ud800\nsecond line';
const base: LocatedFinding = {
  ...{ id: 'BT202', severity: 'error', message: 'promises 99.95%, and 99.91% is behind it', element: 'm.Checkout' },
  ...{
    file: 'services/store checkout.btaas',
    line: 2,
    column: 3,
    endLine: 2,
    endColumn: 15,
    fingerprint: '0123456789abcdef',
  },
  related: [{ message: 'the weakest link', file: 'a.btaas', line: 1, column: 1, endLine: 1, endColumn: 5 }],
  fixes: [
    {
      title: 'Lower the promise to 99.91%',
      edits: [
        {
          file: 'services/store checkout.btaas',
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 15,
          text: 'availability 99.91%',
        },
      ],
    },
  ],
};
const hostile: LocatedFinding = {
  ...{ ...base, id: 'BT601', severity: 'warning', message: HOSTILE, element: undefined, related: [], fixes: [] },
  ...{ file: 'a,b:c%|`#?.btaas', line: 1, column: 1, endLine: 3, endColumn: 2, fingerprint: 'fedcba9876543210' },
};
const policy: LocatedFinding = {
  ...{ ...base, id: 'meridian.DualSourcing', severity: 'information', message: 'Checkout depends on one supplier' },
  ...{ fingerprint: '00000000000000aa', related: [], fixes: [] },
};
const TEXTS: Readonly<Record<string, string>> = {
  'services/store checkout.btaas': 'service Checkout {\n  availability 99.95% monthly\n}',
  'a,b:c%|`#?.btaas': 'asset Ä {\n}\n',
};
const report: CheckReport = {
  ...{ asOf: '2026-06-30', version: '1.2.3', files: 7, failLevel: 'error', compared: true },
  findings: [hostile, base, policy],
  known: [{ ...base, id: 'BT401', severity: 'warning', message: 'known before', fingerprint: '1111111111111111' }],
  suppressed: [{ ...hostile, id: 'BT010', fingerprint: '2222222222222222', reason: HOSTILE, until: '2027-01-01' }],
  gone: [{ fingerprint: '3333333333333333', id: 'BT602', file: 'old.btaas', element: 'm.Old', message: 'was there' }],
  rules: ['BT000', 'BT010', 'BT202', 'BT401', 'BT601', 'BT602'].map((id) => ({
    id,
    title: `Title of ${id}`,
    level: 'error',
  })),
  pageOf: (id) => `# ${id}\n\nThe page.\n`,
  textOf: (file) => TEXTS[file] ?? '',
};
const CLEAN: CheckReport = { ...report, findings: [], known: [], suppressed: [], gone: [], compared: false };
const written = (name: string, of = report) => FORMATS.find((each) => each.name === name)!.write(of, PLAIN);

describe('golden', () => {
  test.each(FORMATS.map(({ name }) => name))('%s', async (name) => {
    await expect(written(name)).toMatchFileSnapshot(`golden/findings.${name}`);
    await expect(written(name, CLEAN)).toMatchFileSnapshot(`golden/clean.${name}`);
  });
});

describe('SARIF', () => {
  // The official schema is of draft 4, which spells the id of a schema otherwise; all else in it means the same in draft 7.
  const {
    $schema: _draft,
    id: _id,
    ...schema
  } = JSON.parse(readFileSync(resolve(root, 'test/cli/fixtures/sarif-2.1.0.schema.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const validate = addFormats
    .default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }))
    .compile(schema);

  test.each([
    ['with findings', report],
    ['without', CLEAN],
    ['without a baseline', { ...report, compared: false, known: [], gone: [] }],
  ])('is valid against the official schema, %s', (_what, of) => {
    expect(validate(JSON.parse(written('sarif', of))), JSON.stringify(validate.errors, null, 2)).toBe(true);
  });
  test('refuses what is not SARIF, so that the schema is really applied', () => {
    const log = JSON.parse(written('sarif')) as { runs: { results: { level: string }[] }[] };
    log.runs[0]!.results[0]!.level = 'information';
    expect(validate(log)).toBe(false);
  });
  test('points each result at its rule in the table', () => {
    const [run] = (JSON.parse(written('sarif')) as Sarif).runs;
    const ids = run!.tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex } of run!.results) expect(ids[ruleIndex]).toBe(ruleId);
  });
  test('states suppressions and the baseline for all results or for none', () => {
    const results = (JSON.parse(written('sarif')) as Sarif).runs[0]!.results;
    expect(results.map(({ baselineState }) => baselineState)).toEqual([
      'new',
      'new',
      'new',
      'unchanged',
      'unchanged',
      'absent',
    ]);
    expect(results.filter(({ suppressions }) => suppressions === undefined)).toEqual([]);
    const alone = (JSON.parse(written('sarif', { ...report, compared: false, known: [], gone: [] })) as Sarif).runs[0]!
      .results;
    expect(alone.filter(({ baselineState }) => baselineState !== undefined)).toEqual([]);
  });
  interface Sarif {
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly baselineState?: string;
        readonly suppressions?: readonly unknown[];
      }[];
    }[];
  }
});

test('JSON is what its published schema says', () => {
  const validate = addFormats.default(new Ajv({ strict: true })).compile(findingsJsonSchema());
  for (const of of [report, CLEAN])
    expect(validate(JSON.parse(written('json', of))), JSON.stringify(validate.errors)).toBe(true);
});

test('JUnit XML has one root, and its counts are right', () => {
  const xml = written('junit');
  const numbers = (tag: string) => (xml.match(new RegExp(`<${tag}[ >/]`, 'g')) ?? []).length;
  expect(numbers('testsuites')).toBe(1);
  expect(
    /<testsuites name="btaas" tests="(\d+)" failures="(\d+)" skipped="(\d+)"/.exec(xml)!.slice(1).map(Number),
  ).toEqual([numbers('testcase'), numbers('failure'), numbers('skipped')]);
  // What is in no tag has no bracket of its own, and no character that XML cannot hold.
  expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:lt|gt|amp|quot|#\d+);)/);
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
});

test('each GitHub annotation is one line, and nothing in it starts another command', () => {
  const lines = written('github').trimEnd().split('\n');
  expect(lines).toHaveLength(report.findings.length);
  for (const line of lines)
    expect(line).toMatch(
      /^::(error|warning|notice) file=[^,:]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^,:]*::[^\r\n]+$/,
    );
});

test('fingerprints of GitLab are distinct, also for equal findings in two files', () => {
  const twice = { ...report, findings: [base, { ...base, file: 'other.btaas' }] };
  const prints = (JSON.parse(written('gitlab', twice)) as { fingerprint: string }[]).map(
    ({ fingerprint }) => fingerprint,
  );
  expect(new Set(prints).size).toBe(2);
});

test('a Markdown row stays one row with four cells', () => {
  const rows = written('markdown')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  expect(rows).toHaveLength(1 + report.findings.length);
  for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
  expect(written('markdown')).not.toContain('<b>');
});

describe('--format', () => {
  const read = (...values: string[]) => readFormats(values).map(({ format, file }) => [format.name, file]);
  test('text goes to standard output unless another one does', () => {
    expect(read()).toEqual([['text', undefined]]);
    expect(read('json')).toEqual([['json', undefined]]);
    expect(read('sarif=a.sarif', 'junit=b.xml')).toEqual([
      ['text', undefined],
      ['sarif', 'a.sarif'],
      ['junit', 'b.xml'],
    ]);
    expect(read('json,sarif=a=b.sarif')).toEqual([
      ['json', undefined],
      ['sarif', 'a=b.sarif'],
    ]);
  });
  test.each([
    [['sarif='], '--format sarif= names no file'],
    [['json', 'text'], 'json and text cannot both go to standard output; give one of them a file: --format text=FILE'],
    [['json=a', 'sarif=a'], 'two formats go to the file a; give each its own'],
    [['xml'], 'there is no format "xml"; there are text, json, sarif, junit, github, gitlab, markdown'],
    [['githb'], 'there is no format "githb"; did you mean github?'],
  ])('%s', (values, message) => {
    expect(() => readFormats(values)).toThrow(message);
  });
});
