import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findingsJsonSchema } from '@btaas/workspace';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Face } from '../src/face/face.js';
import { run } from '../src/run.js';

const root = resolve(import.meta.dirname, '../../..');
const examples = readdirSync(join(root, 'examples')).filter((name) =>
  existsSync(join(root, 'examples', name, 'btaas.config.json')),
);
const {
  $schema: _draft,
  id: _id,
  ...sarif
} = JSON.parse(readFileSync(join(root, 'test/cli/fixtures/sarif-2.1.0.schema.json'), 'utf8')) as Record<
  string,
  unknown
>;
const ajv = () => addFormats.default(new Ajv({ strict: false, unicodeRegExp: false }));
const isSarif = ajv().compile(sarif);
const isFindings = ajv().compile(findingsJsonSchema());

async function check(example: string, format: string): Promise<string> {
  let out = '';
  const silent = { write: () => {}, isTerminal: false, coloured: false, columns: undefined };
  const face: Face = {
    folder: join(root, 'examples'),
    out: {
      ...silent,
      write: (text) => {
        out += text;
      },
    },
    err: silent,
    readInput: async () => new Uint8Array(),
    today: () => '2026-06-30',
    onInterrupt: () => () => {},
  };
  expect(await run(['check', example, '--format', format], face)).toBeLessThan(2);
  return out;
}

/** Findings as they really are: with fixes that were worked out, places in several files, and messages of all rules. */
describe.each(examples)('the findings of examples/%s', (example) => {
  test('are SARIF by the official schema', async () => {
    const log = JSON.parse(await check(example, 'sarif')) as object;
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  });
  test('are JSON by the published schema, and each place is in its file', async () => {
    const written = JSON.parse(await check(example, 'json')) as Findings;
    expect(isFindings(written), JSON.stringify(isFindings.errors)).toBe(true);
    for (const each of written.findings) {
      for (const place of [each, ...each.related, ...each.fixes.flatMap(({ edits }) => edits)]) expectInFile(place);
    }
  });
  test('are the same bytes each time', async () => {
    for (const format of ['text', 'sarif']) {
      expect(await check(example, format)).toBe(await check(example, format));
    }
  });
});

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Findings {
  readonly findings: readonly (Place & {
    readonly related: readonly Place[];
    readonly fixes: readonly { readonly edits: readonly Place[] }[];
  })[];
}
function expectInFile({ file, line, column, endLine, endColumn }: Place): void {
  const lines = readFileSync(join(root, 'examples', file), 'utf8').split(/\r\n|\n|\r/);
  expect(line <= endLine && endLine <= lines.length).toBe(true);
  expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
  expect(endColumn).toBeLessThanOrEqual(lines[endLine - 1]!.length + 1);
  if (line === endLine) expect(column).toBeLessThanOrEqual(endColumn);
}
