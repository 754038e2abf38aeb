import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { measuredFrom, shown } from '../../packages/evidence/test/support.js';
import { portfolioOf } from '../support/portfolio.js';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/evidence-and-rewards.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^\`]+)\`\`\``, 'g'))].map(([, text]) => text!);

test('the example of docs/evidence-and-rewards.md is a portfolio without mistakes', () => {
  expect(portfolioOf(blocks('btaas')[0]!).all('source')).toHaveLength(5);
});

test('its survey is read from its file', async () => {
  const [survey, answers] = [blocks('btaas')[1]!, blocks('csv')[0]!];
  const { lock, findings } = await measuredFrom(survey, { 'evidence/survey-h1.csv': answers });
  expect(findings).toEqual([]);
  // (42 · 3.9 + 17 · 4.2) / 59, (42 · 5 + 17 · 4) / 59, and 57.75 / 278.
  expect(lock.values.map(shown)).toEqual([
    'confidence Checkout 2026-06: 3.986441 (2 of H1)',
    'expectation Checkout 2026-06: 4.711864 (2 of H1)',
    'gap Checkout 2026-06: 20.773381 (2 of H1)',
  ]);
});
