import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { portfolioOf } from '../support/portfolio.js';

test('the example of docs/evidence-and-rewards.md is a portfolio without mistakes', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../docs/evidence-and-rewards.md'), 'utf8');
  const [, example = ''] = /```btaas\n([^`]+)```/.exec(text)!;
  expect(portfolioOf(example).all('source')).toHaveLength(5);
});
