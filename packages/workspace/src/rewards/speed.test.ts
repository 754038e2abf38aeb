import { performance } from 'node:perf_hooks';
import { figures, measurements, num, period } from '@btaas/portfolio';
import { expect, it } from 'vitest';
import { portfolioOf } from '../../../../test/support/portfolio.js';
import { rewardsDocument } from './document.js';

it('states 10 000 payouts of a plan in under 5 seconds', () => {
  const people = Array.from({ length: 10_000 }, (_, i) => `p${i}`);
  const portfolio = portfolioOf(`portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
archetype A
${people.map((id) => `person ${id}`).join('\n')}
service S supporting { archetype A  accountable p1  state operational }
plan N { for ${people.join(', ')}  period 2026-07-01 .. 2026-12-31  target 1k EUR  cap 100%
  component confidence of S weight 100% { 3 -> 50%  4 -> 100% } }`);
  const half = period('2026-07-01', '2026-12-31');
  const measured = measurements([
    { element: 'S', metric: 'confidence', period: half, value: num('3.3'), source: 'X', rows: 1 },
  ]);
  const of = figures(portfolio, { asOf: '2027-01-31', measurements: measured });
  const start = performance.now();
  const { payouts } = rewardsDocument({ figures: of, lineOf: () => 1, evidence: undefined });
  expect(payouts).toHaveLength(10_000);
  expect(payouts[9_999]).toMatchObject({ amount: '650.00', status: 'final' });
  expect(performance.now() - start).toBeLessThan(5_000);
});
