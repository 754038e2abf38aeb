import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { power, Rational } from '../exact/index.js';
import { isUnknown, percent } from '../values/index.js';
import { type CashFlow, netPresentValue, paybackMonths, yearlyNet } from './cash-flow.js';
import { type Discounting, discounting } from './discounting.js';

const of = Rational.of;
const at = (rate: string): Discounting => {
  const found = discounting(percent(rate));
  if (isUnknown(found)) throw new Error(`no discounting at ${rate}`);
  return found;
};
const flow = (oneOff: string, saving: string, months = '0', perMonth = '0'): CashFlow => ({
  oneOff: of(oneOff),
  savingPerYear: of(saving),
  dualRunMonths: of(months),
  dualRunPerMonth: of(perMonth),
});
const npv = (cash: CashFlow, rate: string, months: string) =>
  netPresentValue(cash, at(rate), of(months)).toFixed(2, 'halfUp');
const payback = (cash: CashFlow) => paybackMonths(cash)?.toFixed(2, 'halfUp');

const TWO_GATEWAYS = flow('220000', '140000', '6', '8000');

describe('net present value', () => {
  it('is 38 451.18 for 220k once, 140k a year, 6 months at 8k, 8 %, 3 years', () => {
    expect(npv(TWO_GATEWAYS, '8', '36')).toBe('38451.18');
  });

  it('adds the flows up where money has no price: −220k − 6·8k + 30·140k/12 = 82 000', () => {
    expect(npv(TWO_GATEWAYS, '0', '36')).toBe('82000.00');
  });

  it('discounts one month at a rate whose twelfth root is exact: −100 + 12.1/(1+r)^(1/12), 1+r = 1.1^12', () => {
    const rate = power(of('1.1'), of(12)).minus(Rational.ONE).times(Rational.HUNDRED).toString();
    // 1.1 at the end of the month is 1 today; 13.2 a year is 1.1 a month
    expect(npv(flow('100', '13.2'), rate, '1')).toBe('-99.00');
    // two months: 1.1/1.1 + 1.1/1.21 = 1 + 1/1.1 = 1.9090…
    expect(npv(flow('0', '13.2'), rate, '2')).toBe('1.91');
  });

  it('counts no saving when the dual run outlasts the horizon: −1 000 − 3·100, at 0 %', () => {
    expect(npv(flow('1000', '99999', '12', '100'), '0', '3')).toBe('-1300.00');
  });

  it('splits a month in which the dual run ends: −1.5·100 + 0.5·120 at 0 %, 2 months, 1 440 a year', () => {
    expect(npv(flow('0', '1440', '1.5', '100'), '0', '2')).toBe('-90.00');
  });

  it('falls with the one-off cost by exactly as much', () => {
    expect(npv(flow('221000', '140000', '6', '8000'), '8', '36')).toBe('37451.18');
  });

  it('is what the months add up to one by one', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const months = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(amount, amount, months, amount, fc.integer({ min: 0, max: 30 }), months, (...numbers) => {
        const [oneOff, saving, dual, perMonth, rate, horizon] = numbers;
        const cash = flow(`${oneOff}`, `${saving}`, `${dual}`, `${perMonth}`);
        let expected = of(-oneOff);
        for (let month = 1; month <= horizon; month++) {
          const net = month <= dual ? of(-perMonth) : of(saving, 12);
          expected = expected.plus(net.times(power(of(100 + rate, 100), of(-month, 12))));
        }
        expect(netPresentValue(cash, at(`${rate}`), of(horizon)).equals(expected)).toBe(true);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('cannot be had at −100 % or less, and not at a rate beyond reason', () => {
    for (const rate of ['-100', '-250', '100001']) expect(isUnknown(discounting(percent(rate)))).toBe(true);
  });
});

describe('payback', () => {
  it('is 28.97 months for 220k once, 140k a year, 6 months at 8k: 6 + 268 000 / (140 000/12)', () => {
    expect(payback(TWO_GATEWAYS)).toBe('28.97');
  });

  it('is 12 months where a year saves what it costs', () => {
    expect(payback(flow('140000', '140000'))).toBe('12.00');
  });

  it('is at once where nothing is spent, even without a saving', () => {
    expect([payback(flow('0', '0')), payback(flow('-5', '0'))]).toEqual(['0.00', '0.00']);
  });

  it('is never where nothing is saved', () => {
    expect([payback(flow('1', '0')), payback(flow('1', '-1'))]).toEqual([undefined, undefined]);
  });

  it('leaves nothing owed at its end: at the payback month the undiscounted sum is zero', () => {
    const cash = flow('90000', '31000', '4.5', '1000');
    const months = paybackMonths(cash)!;
    expect(netPresentValue(cash, at('0'), months).isZero()).toBe(true);
  });
});

describe('yearly net', () => {
  const shown = (cash: CashFlow, months: string) =>
    yearlyNet(cash, of(months)).map(({ year, months, saving, dualRun, net }) =>
      [year, months, saving.toFixed(2), dualRun.toFixed(2), net.toFixed(2)].join(' '),
    );

  it('has the dual run in its months and the saving in the others', () => {
    expect(shown(TWO_GATEWAYS, '36')).toEqual([
      '1 12 70000.00 48000.00 22000.00',
      '2 12 140000.00 0.00 140000.00',
      '3 12 140000.00 0.00 140000.00',
    ]);
  });

  it('cuts the last year at the horizon', () => {
    expect(shown(flow('0', '1200', '14', '10'), '18')).toEqual(['1 12 0.00 120.00 -120.00', '2 6 400.00 20.00 380.00']);
  });
});
