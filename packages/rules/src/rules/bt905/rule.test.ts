import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const pooled = (pool: string, plans = plan()) => `${REWARDED}${plans}pool Bonus { ${pool} }\n`;

describe('BT905', () => {
  it('takes targets up to the amount, to the cent', () => {
    expect(messagesOf(rule, pooled('amount 12_000 EUR  plans Plan'))).toEqual([]);
    expect(messagesOf(rule, pooled('amount 11_999.99 EUR  plans Plan'))).toEqual([
      'error: Bonus holds 11_999.99 EUR, but the targets of its plans come to 12k EUR: not all could be paid even if all was reached; raise the amount or lower the targets',
    ]);
    expect(placesOf(rule, pooled('amount 11_999.99 EUR  plans Plan'))).toEqual(['11_999.99 EUR']);
  });

  it('prorates a yearly target: 184 of 365 days of 12 000 EUR are 6 049.32 EUR', () => {
    const yearly = plan({ target: 'target 12_000 EUR/year' });
    expect(messagesOf(rule, pooled('amount 6_049.32 EUR  plans Plan', yearly))).toEqual([]);
    expect(messagesOf(rule, pooled('amount 6_049.31 EUR  plans Plan', yearly))).toHaveLength(1);
  });

  it('adds up all participants of all plans', () => {
    const both = plan() + plan({ for: 'for Others' }, 'More');
    expect(messagesOf(rule, pooled('amount 24_000 EUR  plans Plan, More', both))).toEqual([]);
    expect(messagesOf(rule, pooled('amount 23_000 EUR  plans Plan, More', both))).toHaveLength(1);
  });

  it('converts by the rate of the first day: 24 000 USD at 0.5 are 12 000 EUR', () => {
    expect(messagesOf(rule, pooled('amount 24_000 USD  plans Plan'))).toEqual([]);
    expect(messagesOf(rule, pooled('amount 23_999 USD  plans Plan'))).toHaveLength(1);
  });

  it('finds a pool in a currency without a rate', () => {
    expect(messagesOf(rule, pooled('amount 1M GBP  plans Plan'))).toEqual([
      'error: Bonus is in GBP, but its plans pay in another one, and the rate of GBP on 2026-07-01 is missing; declare it in the portfolio',
    ]);
  });

  it('finds a plan in two pools, and twice in one', () => {
    const two = `${pooled('amount 12_000 EUR  plans Plan')}pool Second { amount 12_000 EUR  plans Plan }`;
    expect(messagesOf(rule, two)).toEqual(['error: Plan is paid from Bonus already; keep one of the two']);
    const twice = findingsOf(rule, pooled('amount 24_000 EUR  plans Plan, Plan'));
    expect(twice.map(({ message }) => message)).toEqual(['Plan is paid twice from this pool; keep one of the two']);
    expect(twice[0]!.fixes!.map(({ title }) => title)).toEqual(['Take Plan out of Bonus']);
  });
});
