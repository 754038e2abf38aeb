import { describe, expect, test } from 'vitest';
import { portfolioOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { money, num, period, rate } from '../values/index.js';
import { currenciesOf } from './currency.js';
import { yearly, yearsIn } from './yearly.js';

const P = portfolioOf(`portfolio P {
  currency EUR
  rate 2026-07-01 USD 0.95
  rate 2026-01-01 USD 0.92
  period 2026-02-01 .. 2027-01-31
}`);

describe('conversion', () => {
  const { convert } = currenciesOf(P);
  test('takes the latest rate on or before the day: 100 USD are 92 EUR in June and 95 EUR from 1 July', () => {
    expect(convert(money(100, 'USD'), '2026-06-30')).toEqual(money(92, 'EUR'));
    expect(convert(money(100, 'USD'), '2026-07-01')).toEqual(money(95, 'EUR'));
  });
  test('without a rate is unknown, and says which', () => {
    expect(convert(money(100, 'USD'), '2025-12-31')).toEqual({
      type: 'unknown',
      missing: ['the rate of USD on 2025-12-31'],
    });
    expect(convert(money(1, 'GBP'), '2026-06-30')).toEqual({
      type: 'unknown',
      missing: ['the rate of GBP on 2026-06-30'],
    });
  });
  test('needs no rate for money of the portfolio, with or without its code', () => {
    expect(convert(money(5), undefined)).toEqual(money(5, 'EUR'));
    expect(convert(money(5, 'EUR'), undefined)).toEqual(money(5, 'EUR'));
  });
});

describe('years', () => {
  test.each([
    ['2026-02-01', '2027-01-31', '1'],
    ['2026-07-01', '2026-12-31', '0.5'],
    ['2027-07-15', '2028-07-14', '1'],
    ['2026-01-01', '2026-01-01', '1/365'],
    ['2026-01-01', '2026-01-30', '6/73'],
    ['2026-01-31', '2026-02-27', Rational.of(28, 365).toString()],
  ])('%s .. %s are %s', (from, to, years) => {
    expect(yearsIn(period(from, to))?.toString()).toBe(years);
  });
  test('an open period has none', () => {
    expect(yearsIn(period('2026-01-01', undefined))).toBeUndefined();
  });
});

describe('a flow as a year', () => {
  const currencies = currenciesOf(P);
  test.each([
    ['40k EUR/month is 480k', rate(money(40_000, 'EUR'), 'month'), '480000'],
    ['100 EUR/day is 36 500', rate(money(100, 'EUR'), 'day'), '36500'],
    ['200k for the period of one year is 200k', money(200_000), '200000'],
    ['1 000 USD/month at the rate of the first day, 0.92, is 11 040', rate(money(1_000, 'USD'), 'month'), '11040'],
  ])('%s', (_, flow, amount) => {
    expect(yearly(P, currencies, flow)).toEqual(money(amount, 'EUR'));
  });
  test('an amount without a time is for the period: 60k in six months are 120k a year', () => {
    const half = portfolioOf('portfolio P { currency EUR  period 2026-07-01 .. 2026-12-31 }');
    expect(yearly(half, currenciesOf(half), money(60_000))).toEqual(money(120_000, 'EUR'));
  });
  test('is unknown without a period that it could be for, and for what is no flow of money', () => {
    const open = portfolioOf('portfolio P { currency EUR  period 2026-07-01 .. }');
    expect(yearly(open, currenciesOf(open), money(1))).toEqual({
      type: 'unknown',
      missing: ['the period of the portfolio'],
    });
    expect(yearly(P, currencies, rate(num(Rational.ONE), 'month', 'tx'))).toMatchObject({ type: 'unknown' });
  });
});
