import { describe, expect, it } from 'vitest';
import { assumptionKey, isUnknown, num, percent, printValue, type Value } from '@btaas/portfolio';
import { HALF, rewarded, SERVICES } from './samples.js';

const TEXT = `${SERVICES}
person p
plan N {
  for p  period ${HALF}  target 10_000 EUR  cap 120%
  component availability of Checkout weight 50% { 99.80% -> 50%  99.90% -> 100%  99.95% -> 150% }
  component confidence of Checkout weight 50% cap 110% { 3.5 -> 50%  4.0 -> 100%  5.0 -> 150% }
  modifier "Trust" confidence of Platform between 90%..110% { 1 -> 90%  5 -> 110% }
}`;
const figures = rewarded(TEXT, [
  ['availability', 'Checkout', HALF, '99.93%'],
  ['confidence', 'Checkout', HALF, '4.6'],
  ['confidence', 'Platform', HALF, '3'],
]);
const { rewards } = figures;
const payout = rewards.payouts[0]!;
const print = (value: Value) => (value.type === 'time' || value.type === 'range' ? value.type : printValue(value));

describe('a statement', () => {
  const lines = rewards.statement(payout);
  it('has a line for every step, with its result', () => {
    // 50% · 130% + 50% · min(130%, 110%) = 120%; · 100% = 120%; at most 120%.
    expect(lines.map(({ step, result }) => `${step}: ${print(result)}`)).toEqual([
      'evidence: 99.93%',
      'curve: 130%',
      'evidence: 4.6',
      'curve: 130%',
      'component cap: 110%',
      'weighted sum: 120%',
      'evidence: 3',
      'curve: 100%',
      'modifier: 100%',
      'plan cap: 120%',
      'proration: 12k EUR',
      'rounding: 12k EUR',
    ]);
  });
  it('says where each measured value comes from', () => {
    expect(lines[0]!.inputs[0]!.measured).toEqual({ source: 'Probes', period: HALF, rows: 1 });
  });
  it('points to the text of what is declared', () => {
    const at = lines.find(({ step }) => step === 'component cap')!.place!;
    expect(TEXT.slice(at.start, at.end)).toBe('110%');
  });
});

describe('the outlook of a plan', () => {
  const outlook = rewards.outlook('N')!;
  it('is 50% at the threshold, 100% at target and 120% at most', () => {
    expect([outlook.threshold, outlook.target, outlook.maximum].map(String)).toEqual(['0.5', '1', '1.2']);
  });
  it('says what the next point of each metric would pay', () => {
    const [availability] = outlook.sensitivity;
    // Better: 50% · 150% + 55% = 130%, capped at 120%. Worse: 50% · 100% + 55% = 105%.
    expect(print(availability!.better!.at)).toBe('99.95%');
    expect(String(availability!.better!.score)).toBe('1.2');
    expect(print(availability!.worse!.at)).toBe('99.9%');
    expect(String(availability!.worse!.score)).toBe('1.05');
  });
});

describe('a what-if', () => {
  it('takes the assumed value in place of the measured one, and says so', () => {
    const assumed = rewards.whatIf(new Map([[assumptionKey('availability', 'Checkout'), percent('99.9')]]));
    const [changed] = assumed.payouts;
    // 50% · 100% + 55% = 105% of 10 000.
    expect(isUnknown(changed!.amount) ? changed!.amount : String(changed!.amount)).toBe('10500');
    expect(assumed.statement(changed!)[0]!.formula).toBe('assumed');
    expect(String(payout.amount)).toBe('12000');
  });
  it('about incidents is one about every count of them', () => {
    const gated = rewarded(
      TEXT.replace(
        'cap 120%',
        'cap 120%  gate "Calm" when count(incidents of Checkout where severity = P1) = 0 else zero',
      ),
      [
        ['availability', 'Checkout', HALF, '99.93%'],
        ['confidence', 'Checkout', HALF, '4.6'],
        ['confidence', 'Platform', HALF, '3'],
      ],
    ).rewards;
    const amount = (count: number) =>
      String(gated.whatIf(new Map([[assumptionKey('incidents', 'Checkout'), num(count)]])).payouts[0]!.amount);
    expect(gated.payouts[0]!.status).toBe('held');
    expect([amount(0), amount(1)]).toEqual(['12000', '0']);
    const lineOf = (count: number, text: typeof gated) => {
      const assumed = text.whatIf(new Map([[assumptionKey('incidents', 'Checkout'), num(count)]]));
      const line = assumed.statement(assumed.payouts[0]!).find(({ step }) => step === 'gate')!;
      return `${line.formula}: ${print(line.result)}`;
    };
    expect([lineOf(0, gated), lineOf(1, gated)]).toEqual([
      'met: nothing changes: 120%',
      'not met: nothing is paid: 0%',
    ]);
  });
});
