import { describe, expect, it } from 'vitest';
import { Rational } from '../exact/index.js';
import {
  duration,
  isNoun,
  money,
  num,
  parseNumber,
  parseQuantity,
  percent,
  printNumber,
  printQuantity,
  quantityFromParts,
  rate,
  suggestUnits,
} from './index.js';

describe('numbers', () => {
  it.each([
    ['12_000', '12000'],
    ['0.25', '0.25'],
    ['480k', '480000'],
    ['1.2M', '1200000'],
    ['3bn', '3000000000'],
    ['0.000_021', '0.000021'],
    ['1_2.5k', '12500'],
    ['0.0001k', '0.1'],
    ['-12.5', '-12.5'],
    ['+5', '5'],
    ['007', '7'],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, value: Rational.of(value) });
  });

  it.each([
    ['1,000', '"1,000" is not a number; did you mean "1_000"?'],
    ['1,234,567.5', '"1,234,567.5" is not a number; did you mean "1_234_567.5"?'],
    ['0,25', '"0,25" is not a number; did you mean "0.25"?'],
    ['.5', '".5" is not a number; did you mean "0.5"?'],
    ['5.', '"5." is not a number; did you mean "5"?'],
    ['480K', '"480K" is not a number; did you mean "480k"?'],
    ['5mio', '"5mio" is not a number; did you mean "5M"?'],
    ['2B', '"2B" is not a number; did you mean "2bn"?'],
    ['12 000', '"12 000" is not a number; did you mean "12000"?'],
    ['1__0', '"1__0" is not a number such as "12_000", "0.25" or "480k"'],
    ['', '"" is not a number such as "12_000", "0.25" or "480k"'],
    ['1e6', '"1e6" is not a number such as "12_000", "0.25" or "480k"'],
    ['1/3', '"1/3" is not a number such as "12_000", "0.25" or "480k"'],
    ['9'.repeat(1001), 'a number of 1001 characters is longer than the 1000 allowed'],
  ])('refuses %s', (text, message) => {
    expect(parseNumber(text)).toEqual({ ok: false, message });
  });

  it.each([
    ['0', '0'],
    ['9999', '9999'],
    ['1400', '1400'],
    ['10000', '10k'],
    ['9999.5', '9999.5'],
    ['12345', '12_345'],
    ['12345.678', '12_345.678'],
    ['12500', '12_500'],
    ['480000', '480k'],
    ['1000000', '1M'],
    ['1850000', '1.85M'],
    ['1234000', '1.234M'],
    ['1234500', '1_234_500'],
    ['1234567000', '1_234_567_000'],
    ['3000000000', '3bn'],
    ['-3050000000', '-3.05bn'],
    ['12345000000000', '12_345bn'],
    ['-12345.5', '-12_345.5'],
    ['0.000021', '0.000021'],
  ])('writes %s as %s', (value, text) => {
    expect(printNumber(Rational.of(value))).toBe(text);
  });

  it('does not write what has no finite decimal', () => {
    expect(() => printNumber(Rational.of(1, 3))).toThrow(
      new RangeError('1/3 has no finite decimal; round it before it is written'),
    );
  });
});

describe('quantities', () => {
  const k = (n: number) => Rational.of(n * 1000);
  it.each([
    ['12_000', num(12_000)],
    ['99.95%', percent('99.95')],
    ['480k EUR', money(k(480), 'EUR')],
    ['-5 JPY', money(-5, 'JPY')],
    ['250 ms', duration(250, 'ms')],
    ['15 min', duration(15, 'min')],
    ['1 day', duration(1, 'day')],
    ['3 days', duration(3, 'day')],
    ['3 day', duration(3, 'day')],
    ['6 months', duration(6, 'month')],
    ['1.5 years', duration('1.5', 'year')],
    ['520 tx/s', rate(num(520), 's', 'tx')],
    ['90k EUR/year', rate(money(k(90), 'EUR'), 'year')],
    ['0.021 EUR/tx', rate(money('0.021', 'EUR'), 'tx')],
    ['12%/year', rate(percent(12), 'year')],
    ['4 h/month', rate(duration(4, 'h'), 'month')],
    ['2 days/months', rate(duration(2, 'day'), 'month')],
    ['5/day', rate(num(5), 'day')],
    ['90k/year', rate(num(k(90)), 'year')],
    ['3 k/s', rate(num(3), 's', 'k')],
    ['12 Überweisungen/h', rate(num(12), 'h', 'Überweisungen')],
    ['  4 h ', duration(4, 'h')],
  ])('reads %s', (text, value) => {
    expect(parseQuantity(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['4 hrs', '"hrs" is not a unit; did you mean "h"?'],
    ['4 hours', '"hours" is not a unit; did you mean "h"?'],
    ['4 H', '"H" is not a unit; did you mean "h"?'],
    ['2 Days', '"Days" is not a unit; did you mean "days"?'],
    ['2 mounths', '"mounths" is not a unit; did you mean "months"?'],
    ['2 yers', '"yers" is not a unit; did you mean "years"?'],
    ['5 m', '"m" is not a unit; did you mean "min" or "months"?'],
    ['5 eur', '"eur" is not a unit; did you mean "EUR"?'],
    ['5 CHFF', '"CHFF" is not a unit; did you mean "CHF"?'],
    [
      '5 tickets',
      '"tickets" is not a unit; write a time unit such as "h" or "days", a currency code such as "EUR", or a rate such as "tx/s"',
    ],
    ['520 tx/sec', '"sec" is not a unit; did you mean "s"?'],
    ['90k EUR/yr', '"yr" is not a unit; did you mean "year"?'],
    ['90k EUR/m', '"m" is not a unit; did you mean "min" or "month"?'],
    ['4 hours/month', '"hours" is not a unit; did you mean "h"?'],
    ['5 tx/EUR', '"tx/EUR" is a rate per currency; a rate is per time or per noun, such as "EUR/year"'],
    ['5 EUR/user/month', '"EUR/user/month" has more than one "/"; a rate is one thing per another, such as "EUR/year"'],
    ['5 tx /s', '"tx /s" is not a unit; a rate is one word per another without spaces, such as "tx/s" or "EUR/year"'],
    ['5 tx/', '"tx/" is not a unit; a rate is one word per another without spaces, such as "tx/s" or "EUR/year"'],
    ['4h', 'write a space before the unit: "4 h"'],
    ['520tx/s', 'write a space before the unit: "520 tx/s"'],
    ['480EUR', 'write a space before the unit: "480 EUR"'],
    ['99.9 %', 'write the percent sign without a space: "99.9%"'],
    ['12% /year', 'write the unit without a space before it: "12%/year"'],
    ['5 /day', 'write the unit without a space before it: "5/day"'],
    ['5% EUR', 'a percentage has no unit "EUR"; only a rate such as "12%/year" follows a percent sign'],
    ['12%/yr', '"yr" is not a unit; did you mean "year"?'],
    ['1,000 EUR', '"1,000" is not a number; did you mean "1_000"?'],
    ['EUR 5', '"EUR 5" is not a quantity such as "12_000", "99.95%", "4 h" or "520 tx/s"'],
    ['', '"" is not a quantity such as "12_000", "99.95%", "4 h" or "520 tx/s"'],
  ])('refuses %s', (text, message) => {
    expect(parseQuantity(text)).toEqual({ ok: false, message });
  });

  it('are put together from the parts that a parser finds', () => {
    expect(quantityFromParts('480k', false, 'EUR')).toEqual({ ok: true, value: money(480_000, 'EUR') });
    expect(quantityFromParts('12', true, '/year')).toEqual({ ok: true, value: rate(percent(12), 'year') });
    expect(quantityFromParts('12', true, undefined)).toEqual({ ok: true, value: percent(12) });
    expect(quantityFromParts('12', false, undefined)).toEqual({ ok: true, value: num(12) });
    expect(quantityFromParts('4', false, 'h/month')).toEqual({ ok: true, value: rate(duration(4, 'h'), 'month') });
    expect(quantityFromParts('4', false, 'hrs')).toEqual({
      ok: false,
      message: '"hrs" is not a unit; did you mean "h"?',
    });
    expect(quantityFromParts('x', false, 'h').ok).toBe(false);
  });

  it.each([
    [num(12_000), '12k'],
    [money(1_800_000, 'EUR'), '1.8M EUR'],
    [money(120_000), '120k'],
    [percent('99.80'), '99.8%'],
    [duration(1, 'day'), '1 day'],
    [duration('0.5', 'day'), '0.5 days'],
    [duration(-1, 'month'), '-1 months'],
    [duration(0, 'quarter'), '0 quarters'],
    [duration(2, 'h'), '2 h'],
    [rate(num(520), 's', 'tx'), '520 tx/s'],
    [rate(num(30_000_000), 'year', 'tx'), '30M tx/year'],
    [rate(money('0.021', 'EUR'), 'tx'), '0.021 EUR/tx'],
    [rate(money(90_000), 'year'), '90k/year'],
    [rate(percent(12), 'years'), '12%/year'],
    [rate(duration(1, 'day'), 'month'), '1 day/month'],
    [rate(duration(2, 'day'), 'month'), '2 days/month'],
  ])('writes %j as %s', (value, text) => {
    expect(printQuantity(value)).toBe(text);
  });

  it.each([
    [money(1, 'EURO'), '"EURO" is not a currency code'],
    [rate(num(1), 's', 'two words'), '"two words" cannot be written as the noun of a rate'],
    [rate(num(1), 's', 'EUR'), '"EUR" cannot be written as the noun of a rate'],
    [rate(num(1), 's', 'days'), '"days" cannot be written as the noun of a rate'],
    [rate(num(1), 'a/b', 'tx'), '"a/b" cannot be written as the noun of a rate'],
    [rate(num(1), 'hours', 'tx'), '"hours" cannot be written as the noun of a rate'],
    [rate(percent(1), 's', 'tx'), 'a rate of percent has no noun "tx"'],
    [percent(Rational.of(2, 3)), '2/3 has no finite decimal; round it before it is written'],
  ])('does not write %j', (value, message) => {
    expect(() => printQuantity(value)).toThrow(new RangeError(message));
  });
});

describe('words of units', () => {
  it('suggest what was meant', () => {
    expect(suggestUnits('minutes')).toEqual(['min']);
    expect(suggestUnits('dayz')).toEqual(['day']);
    expect(suggestUnits('usd')).toEqual(['USD']);
    expect(suggestUnits('tx')).toEqual([]);
    // Several currencies are one letter away: none is better than the others.
    expect(suggestUnits('XAZ')).toEqual([]);
  });

  it('are nouns where they mean nothing else', () => {
    expect(['tx', 'Antrag', 'p95', '_x'].map(isNoun)).toEqual([true, true, true, true]);
    expect(['day', 'days', 'hours', 'EUR', 'a b', '', '9x', 'a-b'].map(isNoun)).toEqual(Array(8).fill(false));
  });
});
