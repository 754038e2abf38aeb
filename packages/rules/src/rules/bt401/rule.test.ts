import { measurements, percent, period } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (body: string) => `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
team T
archetype A { tier M { demand 200 .. 900 tx/s  utilisation 45%..80% } }
service S businessFacing { archetype A tier M  accountable T  state operational  ${body} }
`;

describe('BT401', () => {
  it('allows the upper end of the band: 640 of 800 are 80 %', () => {
    expect(messagesOf(rule, service('demand p95 640 tx/s  capacity 800 tx/s'))).toEqual([]);
  });

  it('finds more than that, at the capacity', () => {
    const text = service('demand p95 700 tx/s  capacity 800 tx/s');
    expect(messagesOf(rule, text)).toEqual([
      'warning: S is under-provisioned: it uses 87.5% of its capacity, above the 45%..80% of tier M; raise its capacity',
    ]);
    expect(placesOf(rule, text)).toEqual(['800 tx/s']);
  });

  it('offers the smallest capacity that will do: 700 / 0.8 = 875', () => {
    const text = service('demand p95 700 tx/s  capacity 800 tx/s');
    const mended = fixed(rule, text, 'Raise the capacity to 875 tx/s');
    expect(mended).toContain('capacity 875 tx/s');
    expect(messagesOf(rule, mended)).toEqual([]);
  });

  it('offers it in the time in which the capacity is stated: 10 tx/s are 600 tx/min, of 750', () => {
    expect(fixed(rule, service('demand p95 10 tx/s  capacity 700 tx/min'))).toContain('capacity 750 tx/min');
  });

  it('offers decimals where a whole number would leave the band: 0.3 / 0.8 = 0.375', () => {
    expect(fixed(rule, service('demand p95 0.3 tx/s  capacity 0.3 tx/s'))).toContain('capacity 0.4 tx/s');
  });

  it('cannot judge without a demand or a capacity, and says so once', () => {
    expect(messagesOf(rule, service(''))).toEqual([
      'information: The utilisation of S cannot be judged: the capacity of S, the demand of S are missing',
    ]);
    expect(messagesOf(rule, service('demand p95 1 tx/s'))).toEqual([
      'information: The utilisation of S cannot be judged: the capacity of S is missing',
    ]);
  });

  it('takes what is measured for what is declared, and then offers no other capacity', () => {
    const measured = measurements([
      {
        element: 'S',
        metric: 'utilisation',
        period: period('2026-05-01', '2026-05-31'),
        value: percent(95),
        source: 'X',
        rows: 1,
      },
    ]);
    const [found] = findingsOf(rule, service('demand p95 500 tx/s  capacity 800 tx/s'), { measurements: measured });
    expect(found!.message).toContain('it uses 95% of its capacity');
    expect(found!.fixes).toEqual([]);
  });

  it('has nothing to say of an archetype without tiers, or a tier without a band', () => {
    expect(messagesOf(rule, service('').replace('utilisation 45%..80%', ''))).toEqual([]);
    expect(
      messagesOf(
        rule,
        service('')
          .replace(/{ tier .* }/, '')
          .replace('tier M', ''),
      ),
    ).toEqual([]);
  });
});
