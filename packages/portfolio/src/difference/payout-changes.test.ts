import { describe, expect, it } from 'vitest';
import { portfolioOf } from '../../../../test/support/portfolio.js';
import { figures, type Measurement, measurements } from '../figures/index.js';
import { isUnknown, percent, periodOf } from '../values/index.js';
import { diff } from './diff.js';
import { payoutChanges } from './payout-changes.js';

const availability: Measurement = {
  element: 'S',
  metric: 'availability',
  period: periodOf('2026-Q1')!,
  value: percent('99.9'),
  source: 'Probes',
  rows: 1,
};
const text = (
  plan: string,
  person: string,
  target: string,
  more = '',
) => `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }
archetype A\nteam T { members ${person} }\nperson ${person} { fte 1.0 from 2026-01-01 }
service S supporting { archetype A  accountable T  state operational }
plan ${plan} "First quarter" {
  for T  period 2026-01-01 .. 2026-03-31  target ${target}  cap 120%  ${more}
  component availability of S weight 100% { 99% -> 50%  99.9% -> 100% }
}`;
const changes = (before: string, after: string, measured: readonly Measurement[] = [availability]) => {
  const [old, fresh] = [before, after].map(portfolioOf) as [
    ReturnType<typeof portfolioOf>,
    ReturnType<typeof portfolioOf>,
  ];
  const options = { asOf: '2026-06-30', measurements: measurements(measured) };
  const difference = diff(old, fresh, options);
  return payoutChanges(figures(old, options), figures(fresh, options), difference).map((each) => {
    const [was, is, delta] = [each.before, each.after, each.delta].map((value) => {
      if (value === undefined) return 'none';
      if (isUnknown(value)) return 'unknown';
      return value.type === 'money' ? value.amount.toString() : value.type;
    });
    return `${each.plan} ${each.participant}: ${was} → ${is} (${delta})`;
  });
};

describe('payouts that moved', () => {
  it('are those whose amount is another one: 1 000 for full performance, then 1 200', () => {
    expect(changes(text('R', 'p1', '1k EUR'), text('R', 'p1', '1.2k EUR'))).toEqual(['R p1: 1000 → 1200 (200)']);
    expect(changes(text('R', 'p1', '1k EUR'), text('R', 'p1', '1k EUR', 'round down'))).toEqual([]);
  });

  it('belong to the same plan under another name', () => {
    expect(changes(text('R', 'p1', '1k EUR'), text('R2', 'p1', '900 EUR'))).toEqual(['R2 p1: 1000 → 900 (-100)']);
  });

  it('may be there in one version only', () => {
    const without = text('R', 'p1', '1k EUR').split('plan')[0]!;
    expect(changes(without, text('R', 'p1', '1k EUR'))).toEqual(['R p1: none → 1000 (none)']);
    expect(changes(text('R', 'p1', '1k EUR'), without)).toEqual(['R p1: 1000 → none (none)']);
  });

  it('have not moved while they are unknown for the same reason', () => {
    expect(changes(text('R', 'p1', '1k EUR'), text('R', 'p1', '2k EUR'), [])).toEqual([]);
  });
});
