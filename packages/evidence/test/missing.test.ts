import { expect, it, vi } from 'vitest';
import { measure } from '@btaas/evidence';
import { portfolioOf } from '../../../test/support/portfolio.js';
import { BASE, folderWith } from './support.js';

vi.mock('@duckdb/node-api', () => {
  throw new Error('not installed');
});

it('without DuckDB, measuring says how to get it', async () => {
  const portfolio = portfolioOf(`${BASE}\nsource Probes from "a.csv" { service svc  at ts  good ok }`);
  const measuring = measure(portfolio, { root: folderWith({ 'a.csv': 'svc,ts,ok\n' }) });
  await expect(measuring).rejects.toThrow(
    'reading data files needs DuckDB, which is not installed; "npm install @duckdb/node-api" adds it',
  );
});
it('without DuckDB, what surveys say in the text is measured all the same', async () => {
  const text = `${BASE}\nsurvey H1 on 2026-06-30 { entry Checkout by Retail on speed { importance 4  expectation 4  confidence 3.9  respondents 17 } }`;
  const { lock } = await measure(portfolioOf(text), { root: folderWith({}) });
  expect(lock.values.map(({ metric }) => metric)).toContain('confidence');
});
