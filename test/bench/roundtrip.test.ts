import { printPortfolio } from '@btaas/language';
import { portfolioFromJson, portfolioJsonText } from '@btaas/portfolio';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withoutPlaces } from '../support/models.js';
import { snapshotOf } from '../support/portfolio.js';
import { generateWorkspace } from './generate.ts';

const folder = mkdtempSync(join(tmpdir(), 'btaas-roundtrip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
generateWorkspace(folder, { services: 400 });
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.btaas'));
const texts = files.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')] as const);
const { portfolio } = snapshotOf(Object.fromEntries(texts));

test('a synthetic portfolio is the same after it was JSON', () => {
  const reading = portfolioFromJson(JSON.parse([...portfolioJsonText(portfolio)].join('')));
  if (!reading.ok) throw new Error(reading.message);
  expect(reading.value.documents).toStrictEqual(portfolio.documents);
});

test('a synthetic portfolio says the same after it was printed', () => {
  const { portfolio: printed } = snapshotOf(Object.fromEntries(printPortfolio(portfolio)));
  expect(withoutPlaces(printed.documents)).toEqual(withoutPlaces(portfolio.documents));
  expect(printed.all('service')).toHaveLength(400);
});
