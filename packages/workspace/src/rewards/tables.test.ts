import { expect, it } from 'vitest';
import type { RewardsDocument, StatementJson } from './schema.js';
import { rewardsCsv, rewardsMarkdown } from './tables.js';
import { rewardsText } from './text.js';

const STATEMENT: StatementJson = {
  ...{ plan: 'P', participant: 'Ada', period: {}, status: 'held', currency: 'EUR', amount: null, missing: [] },
  ...{ score: null, segments: [], share: null, heldBack: null, due: null },
  outlook: { threshold: null, target: null, maximum: null },
  ...{ sensitivity: [], lines: [] },
};
function documentOf(payout: StatementJson): RewardsDocument {
  const rest = { assumptions: [], redacted: false, pools: [], sources: [] };
  return { version: 1, asOf: '2026-07-31', evidence: null, payouts: [payout], ...rest };
}
function headingOf(title: string): string | undefined {
  return rewardsMarkdown(documentOf({ ...STATEMENT, title }))
    .split('\n')
    .find((line) => line.startsWith('## Ada'));
}

it.each([
  ['Sales & Service', 'Sales &amp; Service'],
  ['a &lt; b', 'a &amp;lt; b'],
  ['~~gone~~', '\\~\\~gone\\~\\~'],
  ['![x](y)', '\\!\\[x\\](y)'],
  ['one\rtwo\nthree', 'one two three'],
  ['a bell\u0007', 'a bell\uFFFD'],
  ['*a* | <b>', '\\*a\\* \\| &lt;b&gt;'],
])('a statement shows the title %j as it is', (title, shown) => {
  expect(headingOf(title)).toBe(`## Ada: ${shown}`);
});

it.each([
  ['1.1075', '1.1075'],
  ['1069/1800', '0.593888888889'],
  ['1/3', '0.333333333333'],
  [null, ''],
])('a score of %j is %j in CSV', (score, shown) => {
  const [header, row] = rewardsCsv(documentOf({ ...STATEMENT, score })).split('\r\n');
  expect(row!.split(',')[header!.split(',').indexOf('score')]).toBe(shown);
});

it.each([
  ['KWD', '1000.125', '1 000.125 KWD funded, 1 000.125 KWD earned by all'],
  ['EUR', '1000.125', '1 000.12 EUR funded, 1 000.12 EUR earned by all'],
  ['JPY', '1000.5', '1 000 JPY funded, 1 000 JPY earned by all'],
])('a pool in %s has the decimals of its currency', (currency, funded, told) => {
  const pool = { pool: 'Purse', currency, funded, asked: funded, factor: '1', paid: funded, unspent: '0', missing: [] };
  expect(rewardsText({ ...documentOf(STATEMENT), pools: [pool as never] })).toContain(`Pool Purse: ${told}`);
});
