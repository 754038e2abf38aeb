import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toReportJson } from '@btaas/reports';
import { describe, expect, test } from 'vitest';
import { figuresJsonSchema, FIGURES_SCHEMA_FILE } from '../../packages/workspace/src/outputs/figures-schema.js';
import { hostilePortfolio } from './hostile.js';
import { documentOf, epa, meridian, placeText } from './support.js';

const published = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../schemas', FIGURES_SCHEMA_FILE), 'utf8'),
) as object;

describe('the published schema of figures', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(published);

  test('is what the sources make', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(figuresJsonSchema())));
  });
  test.each([
    ['meridian', meridian],
    ['epa', epa],
    ['hostile', () => documentOf(hostilePortfolio('<b>'))],
    ['empty', () => documentOf('')],
  ])('fits the figures of %s', (_name, make) => {
    const json = JSON.parse(toReportJson(make(), placeText)) as unknown;
    expect(validate(json), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });
  test('fits nothing else', () => {
    const json = JSON.parse(toReportJson(documentOf(''), placeText)) as Record<string, unknown>;
    expect(validate({ ...json, more: 1 })).toBe(false);
    expect(validate({ ...json, asOf: 'yesterday' })).toBe(false);
  });
});
