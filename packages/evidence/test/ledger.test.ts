import { describe, expect, it } from 'vitest';
import { newEntries, readLedger, writeEntries } from '@btaas/evidence';
import { type Payout, measurements, num, period } from '@btaas/portfolio';
import { figuresOf } from '../../../test/support/portfolio.js';
import { BASE } from './support.js';

const EVIDENCE = 'a'.repeat(64);
const TEXT = `${BASE}
person p1
person p2 { fte 0.5 }
plan N { for p1, p2  period 2026-07-01 .. 2026-12-31  target 1_000 EUR  cap 100%  holdback 10% until 2027-06-30
  component confidence of Checkout weight 100% { 3 -> 50%  4 -> 100% } }`;

function payouts(confidence: string, asOf = '2027-01-31'): readonly Payout[] {
  const whole = period('2026-07-01', '2026-12-31');
  const value = {
    element: 'Checkout',
    metric: 'confidence',
    period: whole,
    value: num(confidence),
    source: 'S',
    rows: 1,
  };
  return figuresOf(TEXT, asOf, measurements([value])).rewards.payouts;
}
const first = newEntries([], payouts('4'), '2027-01-31', EVIDENCE);
const text = writeEntries(first);
const problem = (written: string) => {
  const reading = readLedger(written);
  return 'problem' in reading ? `${reading.line}: ${reading.problem}` : undefined;
};

describe('the ledger', () => {
  it('has one line for each final payout', () => {
    expect(first.map(({ entry, participant, amount, heldBack }) => [entry, participant, amount, heldBack])).toEqual([
      [1, 'p1', '1000.00', '100.00'],
      [2, 'p2', '500.00', '50.00'],
    ]);
  });
  it('is not written to before the period has ended', () => {
    expect(newEntries([], payouts('4', '2026-12-31'), '2026-12-31', EVIDENCE)).toEqual([]);
  });
  it('is whole as it was written', () => expect(problem(text)).toBeUndefined());
  it('says nothing twice', () => expect(newEntries(first, payouts('4'), '2027-02-01', EVIDENCE)).toEqual([]));
  it('corrects by further lines: 75% instead of 100%', () => {
    const more = newEntries(first, payouts('3.5'), '2027-02-01', EVIDENCE);
    expect(more.map(({ entry, adjusts, amount, total }) => [entry, adjusts, amount, total])).toEqual([
      [3, 1, '-250.00', '750.00'],
      [4, 2, '-125.00', '375.00'],
    ]);
    expect(problem(text + writeEntries(more))).toBeUndefined();
  });
});

describe('a ledger that was tampered with', () => {
  it.each([
    ['another amount', text.replace('"1000.00"', '"9000.00"'), '1: it was changed after it was written'],
    ['a line less', text.split('\n').slice(1).join('\n'), '1: it is numbered 2 instead of 1'],
    ['lines in another order', `${text.split('\n').reverse().join('\n').trim()}\n`, '1: it is numbered 2 instead of 1'],
    ['a line cut off', text.slice(0, -5), '2: the last line is cut off'],
    ['no entry', `${text}{}\n`, '3: it is no entry of a ledger'],
    ['spaces', text.replace('{"entry":1', '{ "entry":1'), '1: it was changed after it was written'],
  ])('%s', (_, changed, says) => expect(problem(changed)).toBe(says));
  it('a line that is computed anew does not fit the next', () => {
    const [one] = newEntries([], payouts('3.5'), '2027-01-31', EVIDENCE);
    expect(problem(writeEntries([one!]) + text.split('\n').slice(1).join('\n'))).toBe(
      '2: it does not follow on the line before',
    );
  });
});
