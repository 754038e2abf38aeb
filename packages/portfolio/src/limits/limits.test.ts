import { expect, test } from 'vitest';
import { portfolioOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { limits } from '../schema/limits.js';
import { duration, num, percent, printQuantity } from '../values/index.js';
import { DEFAULT_LIMITS, type LimitName, limitInput, limitsOf } from './limits.js';

const portfolio = (body: string) =>
  portfolioOf(`portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 ${body} }`);

test('every limit has the default that its description names', () => {
  for (const [name, { doc }] of Object.entries(limits)) {
    const limit = DEFAULT_LIMITS[name as LimitName];
    const written = printQuantity(limit instanceof Rational ? num(limit) : limit);
    expect(doc, name).toContain(`(default ${written}`);
  }
});
test('what the portfolio declares holds, and the default for the rest', () => {
  const found = limitsOf(portfolio('limits { concentration 0.3  runShare 65%  surveyAge 6 months }'));
  expect(found.concentration.toString()).toBe('0.3');
  expect(found.runShare).toEqual(percent(65));
  expect(found.surveyAge).toEqual(duration(6, 'month'));
  expect(found.alignmentGap).toEqual(Rational.of(25));
});
test('a portfolio without limits has the defaults', () => {
  expect(limitsOf(portfolio(''))).toEqual(DEFAULT_LIMITS);
});
test('an explanation says where a limit is declared, or that it is a default', () => {
  expect(limitInput(portfolio(''), 'runShare')).toEqual({ label: 'limit runShare (default)', value: percent(70) });
  const declared = limitInput(portfolio('limits { runShare 65% }'), 'runShare');
  expect(declared).toMatchObject({ label: 'limit runShare', value: percent(65), place: { document: 'a.btaas' } });
});
