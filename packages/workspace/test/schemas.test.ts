import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import {
  CONFIG_SCHEMA_FILE,
  configJsonSchema,
  FINDINGS_SCHEMA_FILE,
  findingsJsonSchema,
  readConfig,
  rewardsSchema,
  RULES,
} from '../src/index.js';
import { figuresSchema } from '../src/outputs/figures-schema.js';

const schemas = resolve(import.meta.dirname, '../../../schemas');
const published = (file: string) => readFileSync(resolve(schemas, file), 'utf8');

describe('the published schemas', () => {
  test.each([
    [CONFIG_SCHEMA_FILE, configJsonSchema(RULES)],
    [FINDINGS_SCHEMA_FILE, findingsJsonSchema()],
  ])('%s is up to date (npm run generate)', (file, schema) => {
    expect(published(file)).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });
});

describe('the schema of a configuration agrees with its reader', () => {
  // Known to editors only.
  const ajv = addFormats.default(new Ajv({ strict: true, allowUnionTypes: true }));
  ajv.addKeyword('allowTrailingCommas');
  const validate = ajv.compile(configJsonSchema(RULES));

  test.each([
    ['{}', true],
    ['{ "$schema": "x", "include": ["a/**"], "exclude": [], "libraries": ["../shared", "@a/b"] }', true],
    ['{ "rules": { "BT001": "off", "meridian.DualSourcing": "error" } }', true],
    ['{ "overrides": [{ "files": ["old"], "elements": ["m.*"], "rules": { "BT001": "information" } }] }', true],
    ['{ "forbidSuppressions": true }', true],
    ['{ "forbidSuppressions": ["BT001"] }', true],
    ['{ "outputs": { "folder": "out", "formats": ["json"] } }', true],
    ['{ "includes": [] }', false],
    ['{ "include": "a" }', false],
    ['{ "include": [] }', false],
    ['{ "rules": { "BT001": "warn" } }', false],
    ['{ "rules": { "BT9999": "off" } }', false],
    ['{ "rules": { "BT000": "off" } }', false],
    ['{ "rules": { "BT011": "off" } }', false],
    ['{ "overrides": [{ "files": ["old"] }] }', false],
    ['{ "forbidSuppressions": "yes" }', false],
    ['{ "outputs": { "formats": ["docx"] } }', false],
    ['[]', false],
  ])('%s', (text, isValid) => {
    expect(validate(JSON.parse(text))).toBe(isValid);
    expect(readConfig(text, RULES).problems.length === 0).toBe(isValid);
  });
});

describe('an exact number', () => {
  const figures = (value: string) => ({
    ...{ version: 1, title: 't', asOf: '2026-07-31', period: 'p' },
    sections: [
      {
        ...{ id: 's', title: 's', question: 'q', tables: [], missing: [], cards: [] },
        facts: [
          { label: 'l', text: 't', value: { type: 'rate', amount: { type: 'money', amount: value }, per: 'year' } },
        ],
      },
    ],
  });
  const rewards = (factor: string) => ({
    ...{ version: 1, asOf: '2026-07-31', evidence: null, assumptions: [], redacted: false, payouts: [], sources: [] },
    pools: [
      {
        ...{ pool: 'p', currency: 'EUR', fundedShare: null, funded: null, asked: null, factor },
        ...{ paid: null, unspent: null, missing: [] },
      },
    ],
  });
  test.each([
    ['1', true],
    ['-1.50', true],
    ['1/3', true],
    ['-2/3', true],
    ['1.5/3', false],
    ['1e3', false],
    ['many', false],
    ['', false],
  ])('is one in every schema, or in none: %j', (text, isOne) => {
    expect(figuresSchema.safeParse(figures(text)).success).toBe(isOne);
    expect(rewardsSchema.safeParse(rewards(text)).success).toBe(isOne);
  });
});
