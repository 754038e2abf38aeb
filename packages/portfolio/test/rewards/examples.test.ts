import { describe, expect, it } from 'vitest';
import { isUnknown, type Measurement, measurements } from '@btaas/portfolio';
import { figuresOf } from '../../../../test/support/portfolio.js';
import { days, HALF, measuredAs, rewarded, SERVICES } from './samples.js';

/** The two worked examples of section 10 of the semantics. */

const PLAN_A = `${SERVICES}
person p01 { fte 1.0 from 2026-07-01 }
plan PayOps2026 {
  for p01
  period 2026-07-01 .. 2026-12-31
  target 12_000 EUR/year
  cap 120%
  component availability of Checkout weight 50% { 99.80% -> 50%  99.90% -> 100%  99.95% -> 150% }
  component unitCost of Checkout weight 30% lower { 0.022 EUR/tx -> 50%  0.020 EUR/tx -> 100%  0.018 EUR/tx -> 150% }
  component confidence of Checkout weight 20% { 3.5 -> 50%  4.0 -> 100% }
  gate "No critical incident" when count(incidents of Checkout where severity = P1) = 0 else cap 80%
}`;
const GATE = 'PayOps2026 gate "No critical incident": count(incidents of Checkout where severity = P1)';
const MEASURED_A = [
  ['availability', 'Checkout', HALF, '99.93%'],
  ['unitCost', 'Checkout', HALF, '0.0203 EUR/tx'],
  ['confidence', 'Checkout', HALF, '3.9'],
] as const;

describe('example A', () => {
  const figures = rewarded(PLAN_A, [...MEASURED_A, [GATE, 'Checkout', HALF, '0']]);
  const score = figures.rewards.plan('PayOps2026')!;
  const payout = figures.rewards.payout('PayOps2026', 'p01')!;

  it('reads the curves: availability 130%, unit cost 92.5%, confidence 90%', () => {
    const pays = Object.fromEntries(score.components.map(({ evidence, pays }) => [evidence.metric, String(pays)]));
    expect(pays).toEqual({ availability: '1.3', unitCost: '0.925', confidence: '0.9' });
  });
  it('weighs them to 110.75%', () => expect(String(score.score)).toBe('1.1075'));
  it('has 184 of 365 days', () => expect(String(payout.share)).toBe('184/365'));
  it('pays 6 699.62 EUR, rounded once', () => {
    expect(String(payout.asked)).toBe(String(payout.exact));
    expect([String(payout.amount), payout.currency]).toEqual(['6699.62', 'EUR']);
  });
  it('is final after the period and provisional within it', () => {
    expect(payout.status).toBe('final');
    const during = rewarded(PLAN_A, [...MEASURED_A, [GATE, 'Checkout', HALF, '0']], '2026-12-31');
    expect(during.rewards.payout('PayOps2026', 'p01')!.status).toBe('provisional');
  });
  it('is capped at 80% by one critical incident: 12 000 · 0.8 · 184/365 = 4 839.45', () => {
    const gated = rewarded(PLAN_A, [...MEASURED_A, [GATE, 'Checkout', HALF, '1']]);
    expect(String(gated.rewards.payout('PayOps2026', 'p01')!.amount)).toBe('4839.45');
  });
  it('is held, and says why, while nobody has counted the incidents', () => {
    const held = rewarded(PLAN_A, MEASURED_A).rewards.payout('PayOps2026', 'p01')!;
    expect(held.status).toBe('held');
    expect(held.amount).toEqual({
      type: 'unknown',
      missing: [`count(incidents of Checkout where severity = P1) in 2026-07-01 .. 2026-12-31`],
    });
  });
});

const POOL_B = `${SERVICES}
person a
person b { fte 0.5 }
person c
plan AB { for a  period ${HALF}  target 20_000 USD  cap 120%
  component availability of Checkout weight 100% { 99% -> 110%  100% -> 120% } }
plan OnlyB { for b  period ${HALF}  target 20_000 USD  cap 120%
  component availability of Platform weight 100% { 99% -> 110%  100% -> 120% } }
plan C { for c  period ${HALF}  target 25_000 USD  cap 120%
  component confidence of Checkout weight 100% { 3 -> 50%  4 -> 100% }
  gate "Trusted" when confidence of Checkout >= 4 else cap 80% }
pool Bonus { amount 60_000 USD  funding availability of Retail { 90% -> 50%  100% -> 100% }  plans AB, OnlyB, C  over scaleDown }
`;

describe('example B', () => {
  const figures = rewarded(POOL_B, [
    ['availability', 'Checkout', HALF, '99%'],
    ['availability', 'Platform', HALF, '100%'],
    ['confidence', 'Checkout', HALF, '3.8'],
    ['availability', 'Retail', HALF, '96%'],
  ]);
  const pool = figures.rewards.pools[0]!;

  it('funds 80%: 48 000 USD', () => {
    expect(String(pool.fundedShare)).toBe('0.8');
    expect(String(pool.funded)).toBe('48000');
  });
  it('is asked for 22 000, 12 000 and 20 000', () => {
    expect(pool.payouts.map(({ asked }) => String(asked))).toEqual(['22000', '20000', '12000']);
    expect(String(pool.asked)).toBe('54000');
  });
  it('scales by 8/9', () => expect(String(pool.factor)).toBe('8/9'));
  it('pays 19 555.55, 10 666.67 and 17 777.78, which is all of it', () => {
    const paid = Object.fromEntries(pool.payouts.map(({ participant, amount }) => [participant, String(amount)]));
    expect(paid).toEqual({ a: '19555.55', b: '10666.67', c: '17777.78' });
    expect(String(pool.paid)).toBe('48000');
    expect(String(pool.unspent)).toBe('0');
  });
  it('is final for nobody while the evidence of one is not complete, as another claim would change every share', () => {
    const rows = measuredAs([
      ['availability', 'Checkout', HALF, '99%'],
      ['availability', 'Platform', HALF, '100%'],
      ['confidence', 'Checkout', HALF, '3.8'],
      ['availability', 'Retail', HALF, '96%'],
    ]);
    const seen = rows.map((row) =>
      row.element === 'Platform' ? { ...row, observed: days('2026-07-01 .. 2026-11-30') } : row,
    );
    const statuses = (given: readonly Measurement[]) =>
      figuresOf(POOL_B, '2027-01-31', measurements(given)).rewards.payouts.map(({ status }) => status);
    expect(statuses(rows)).toEqual(['final', 'final', 'final']);
    expect(statuses(seen)).toEqual(['provisional', 'provisional', 'provisional']);
  });
  it('holds everybody while the evidence of one is missing', () => {
    const held = rewarded(POOL_B, [
      ['availability', 'Checkout', HALF, '99%'],
      ['confidence', 'Checkout', HALF, '3.8'],
      ['availability', 'Retail', HALF, '96%'],
    ]).rewards;
    expect(held.payouts.map(({ status }) => status)).toEqual(['held', 'held', 'held']);
    expect(isUnknown(held.pools[0]!.paid)).toBe(true);
  });
});
