import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const text = (
  body: string,
  horizon = 'horizon 3 years',
) => `portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31  ${horizon} }
team T
archetype A { tier S { demand 10 .. 200 tx/s }  tier M { demand 300 .. 900 tx/s } }
archetype B extends A { tier L { demand 900 .. 5_000 tx/s } }
service Till businessFacing { archetype A tier M  accountable T  state operational  ${body} }
`;

describe('BT404', () => {
  it('finds a demand that grows beyond all tiers: 700 · 1.12³ = 983.4496', () => {
    const grown = text('demand p95 700 tx/s  growth 12%/year');
    expect(messagesOf(rule, grown)).toEqual([
      'warning: no tier of A is made for the 700 tx/s, 983.45 tx/s at the horizon, of Till; widen a tier, add one, or take another archetype',
    ]);
    expect(placesOf(rule, grown)).toEqual(['p95 700 tx/s']);
  });

  it('finds one between two tiers, and one below all', () => {
    const now = (demand: string) => messagesOf(rule, text(`demand p95 ${demand}`, ''));
    expect(now('250 tx/s')).toEqual([
      'warning: no tier of A is made for the 250 tx/s of Till; widen a tier, add one, or take another archetype',
    ]);
    expect(now('9 tx/s')).toHaveLength(1);
    expect(now('10 tx/s')).toEqual([]);
    expect(now('900 tx/s')).toEqual([]);
  });

  it('looks at the tiers that an archetype takes over', () => {
    const taken = text('demand p95 700 tx/s  growth 12%/year').replace(
      'archetype A tier M  acc',
      'archetype B tier M  acc',
    );
    expect(messagesOf(rule, taken)).toEqual([]);
  });

  it('says nothing where the demand at the horizon is not known', () => {
    expect(messagesOf(rule, text('demand p95 7_000 tx/s'))).toEqual([]);
  });
});
