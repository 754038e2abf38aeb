import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational } from '../exact/index.js';
import {
  compareQuantities,
  convertRate,
  convertRateByConvention,
  duration,
  isCalendarUnit,
  money,
  num,
  percent,
  rate,
  scaleRate,
  TIME_UNITS,
} from './index.js';

describe('converting a rate', () => {
  it('is exact within a family of units', () => {
    expect(convertRate(rate(num(520), 's', 'tx'), 'h')).toEqual(rate(num(1_872_000), 'h', 'tx'));
    expect(convertRate(rate(money(90_000, 'EUR'), 'year'), 'month')).toEqual(rate(money(7_500, 'EUR'), 'month'));
    expect(convertRate(rate(money(100), 'quarter'), 'year')).toEqual(rate(money(400), 'year'));
    expect(convertRate(rate(percent(12), 'year'), 'month')).toEqual(rate(percent(1), 'month'));
    expect(convertRate(rate(duration(4, 'h'), 'month'), 'year')).toEqual(rate(duration(48, 'h'), 'year'));
    expect(convertRate(rate(money(1), 'year'), 'quarter')).toEqual(rate(money('0.25'), 'quarter'));
    // A third has no decimal, and is exact all the same.
    expect(convertRate(rate(money(1), 'quarter'), 'month')).toEqual(rate(money('1/3'), 'month'));
  });

  it('is not possible between families, nor for a rate per noun', () => {
    expect(convertRate(rate(num(1), 'month', 'tx'), 's')).toBeUndefined();
    expect(convertRate(rate(money('0.021', 'EUR'), 'tx'), 's')).toBeUndefined();
    expect(convertRateByConvention(rate(money('0.021', 'EUR'), 'tx'), 's')).toBeUndefined();
  });

  it('goes between families by a year of 365 days, when asked to', () => {
    // 30M a year: 30 000 000 / 31 536 000 s = 0.9513 a second = 625/657.
    expect(convertRateByConvention(rate(num(30_000_000), 'year', 'tx'), 's')).toEqual(
      rate(num(Rational.of(625, 657)), 's', 'tx'),
    );
    // 1 a second is 86 400 · 365 / 12 a month.
    expect(convertRateByConvention(rate(num(1), 's'), 'month')).toEqual(rate(num(2_628_000), 'month'));
    expect(convertRateByConvention(rate(num(1), 'year'), 'month')).toEqual(rate(num('1/12'), 'month'));
  });

  it('comes back to where it began', () => {
    const units = fc.constantFrom(...TIME_UNITS);
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), units, units, (n, from, to) => {
        const start = rate(num(n), from, 'tx');
        const exact = convertRate(start, to);
        expect(exact === undefined).toBe(isCalendarUnit(from) !== isCalendarUnit(to));
        if (exact !== undefined) expect(convertRate(exact, from)).toEqual(start);
        expect(convertRateByConvention(convertRateByConvention(start, to)!, from)).toEqual(start);
      }),
      { seed: 13 },
    );
  });

  it('scales', () => {
    expect(scaleRate(rate(num(520), 's', 'tx'), Rational.of('1.12'))).toEqual(rate(num('582.4'), 's', 'tx'));
    expect(scaleRate(rate(money(3, 'EUR'), 'tx'), Rational.of(2))).toEqual(rate(money(6, 'EUR'), 'tx'));
  });
});

describe('comparing quantities', () => {
  it.each([
    [num(1), num(2), -1],
    [percent('99.95'), percent('99.9'), 1],
    [money(1, 'EUR'), money(1, 'EUR'), 0],
    [money(1), money(2), -1],
    [duration(60, 'min'), duration(1, 'h'), 0],
    [rate(num(1), 's', 'tx'), rate(num(59), 'min', 'tx'), 1],
    [rate(money(12, 'EUR'), 'year'), rate(money(1, 'EUR'), 'month'), 0],
    [rate(money('0.022', 'EUR'), 'tx'), rate(money('0.02', 'EUR'), 'tx'), 1],
  ])('%j and %j', (a, b, expected) => {
    expect(compareQuantities(a, b)).toBe(expected);
    expect(compareQuantities(b, a)).toBe(expected === 0 ? 0 : -expected);
  });

  it.each([
    [num(1), percent(1)],
    [money(1, 'EUR'), money(1, 'USD')],
    [money(1, 'EUR'), money(1)],
    [duration(1, 'month'), duration(30, 'day')],
    [rate(num(1), 's', 'tx'), rate(num(1), 's', 'calls')],
    [rate(num(1), 's', 'tx'), rate(num(1), 'month', 'tx')],
    [rate(num(1), 's', 'tx'), num(1)],
    [rate(num(1), 'user', 'tx'), rate(num(1), 'tx', 'tx')],
    [rate(percent(1), 'year'), rate(num(1), 'year')],
  ])('%j and %j have no order', (a, b) => {
    expect(compareQuantities(a, b)).toBeUndefined();
    expect(compareQuantities(b, a)).toBeUndefined();
  });
});
