import { diff } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { portfolioOf } from '../../../../../test/support/portfolio.js';
import { applyFix, textAt } from '../../../test/rule-tester.js';
import { differenceFindings } from '../../difference/findings.js';

const plan = (
  terms: string,
  curve = '99% -> 50%  99.9% -> 100%',
  period = '2026-07-01 .. 2026-12-31',
) => `archetype A\nteam T
service S supporting { archetype A  accountable T  state operational }
plan R "Second half" { for T  period ${period}  ${terms}  component availability of S weight 100% { ${curve} } }`;
const found = (before: string, after: string, asOf = '2026-08-01') =>
  differenceFindings(diff(portfolioOf(before), portfolioOf(after), { asOf }));

describe('BT907', () => {
  const [before, after] = [plan('target 12k EUR  cap 120%'), plan('target 9k EUR  cap 120%')];

  it('finds a target that was changed on the first day of the period or later, and not before', () => {
    expect(found(before, after, '2026-06-30')).toEqual([]);
    const [finding] = found(before, after, '2026-07-01');
    expect([finding!.id, finding!.level, finding!.message, textAt(after, finding!.at)]).toEqual([
      'BT907',
      'error',
      'target of Second half is 9000 EUR instead of 12k EUR, though its period began on 2026-07-01',
      '9k EUR',
    ]);
  });

  it('restores a single value', () => {
    const [finding] = found(before, after);
    expect(applyFix(after, finding!.fixes![0]!)).toBe(before);
  });

  it('finds points of a curve that were changed, and restores what they pay', () => {
    const lower = plan('target 12k EUR  cap 120%', '99% -> 40%  99.9% -> 100%');
    const [finding] = found(before, lower);
    expect(finding!.message).toBe(
      'component availability S.points 99% of Second half is 40% instead of 50%, though its period began on 2026-07-01',
    );
  });

  it('is content with what is no term of the plan, and with a plan that is new', () => {
    expect(found(before, before.replace('"Second half"', '"H2"'))).toEqual([]);
    expect(found(before.slice(0, before.indexOf('plan')), before)).toEqual([]);
  });

  it('does not let the period be moved away first', () => {
    const moved = plan('target 9k EUR  cap 120%', undefined, '2026-10-01 .. 2026-12-31');
    expect(found(before, moved).length).toBe(1);
  });
});
