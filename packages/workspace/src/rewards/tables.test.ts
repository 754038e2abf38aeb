import { expect, it } from 'vitest';
import type { StatementJson } from './schema.js';
import { rewardsMarkdown } from './tables.js';

const STATEMENT: StatementJson = {
  ...{ plan: 'P', participant: 'Ada', period: {}, status: 'held', currency: 'EUR', amount: null, missing: [] },
  ...{ score: null, segments: [], share: null, heldBack: null, due: null },
  outlook: { threshold: null, target: null, maximum: null },
  ...{ sensitivity: [], lines: [] },
};
function headingOf(title: string): string | undefined {
  const payouts = [{ ...STATEMENT, title }];
  const rest = { assumptions: [], redacted: false, pools: [], sources: [] };
  return rewardsMarkdown({ version: 1, asOf: '2026-07-31', evidence: null, payouts, ...rest })
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
