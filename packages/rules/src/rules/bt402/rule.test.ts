import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (body: string, tier = 'M') => `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
team T
unit U
need Fast { unit U  importance 5  expects { availability 99.9% monthly } }
need Slow { unit U  importance 5  expects { availability 99.5% monthly } }
archetype A {
  meets Fast
  warranty { availability 99.95% monthly }
  tier S { demand .. 200 tx/s  utilisation 40%..75%  ceiling 20k EUR/month }
  tier M { demand 200 .. 900 tx/s  utilisation 45%..80%  ceiling 60k EUR/month }
}
service Till businessFacing { archetype A tier ${tier}  accountable T  state operational  ${body} }
`;

describe('BT402', () => {
  it('allows the lower end of the band: 360 of 800 are 45 %', () => {
    expect(messagesOf(rule, service('demand p95 360 tx/s  capacity 800 tx/s'))).toEqual([]);
  });

  it('finds less than that, and offers the largest capacity that will do: 350 / 0.45 = 777.7…', () => {
    const text = service('demand p95 350 tx/s  capacity 800 tx/s');
    expect(messagesOf(rule, text)).toEqual([
      'warning: Till is over-provisioned: it uses 43.75% of its capacity, below the 45%..80% of tier M; lower its capacity',
    ]);
    expect(placesOf(rule, text)).toEqual(['800 tx/s']);
    expect(messagesOf(rule, fixed(rule, text, 'Lower the capacity to 777 tx/s'))).toEqual([]);
  });

  it('finds a dearer tier than it takes, with what the other one saves', () => {
    const text = service('demand p95 100 tx/s  capacity 200 tx/s  cost run 300k EUR/year');
    expect(messagesOf(rule, text)).toEqual([
      'warning: Till is over-provisioned: tier S carries its 100 tx/s at the horizon, and costs less than tier M, which would save 60k EUR/year',
    ]);
    expect(placesOf(rule, text)).toEqual(['M']);
    expect(messagesOf(rule, fixed(rule, text, 'Make it tier S'))).toEqual([]);
  });

  it('does not offer a tier in whose band the utilisation would not be: 39 % is below that of S as well', () => {
    const found = findingsOf(rule, service('demand p95 78 tx/s  capacity 200 tx/s'));
    const dearer = found.find(({ message }) => message.includes('tier S carries'));
    expect(dearer!.fixes).toEqual([]);
  });

  it('finds a warranty a class above every need: 99.95 % for 99.5 %', () => {
    const text = service('meets Slow  demand p95 400 tx/s  capacity 800 tx/s');
    expect(messagesOf(rule, text)).toEqual([
      'warning: Till is over-provisioned: its warranty of 99.95% is a class above what any need that it meets expects; take an archetype or a tier that promises less',
    ]);
    expect(messagesOf(rule, service('meets Slow, Fast  demand p95 400 tx/s  capacity 800 tx/s'))).toEqual([]);
  });

  it('says nothing without a demand', () => {
    expect(messagesOf(rule, service('capacity 800 tx/s'))).toEqual([]);
  });
});
