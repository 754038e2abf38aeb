import { duration, money, num, percent, periodOf, Rational, unknown } from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import { cell, decimals, words } from './show.js';
import { commonUnit, figureText, headWithUnit } from './units.js';

const rows = (...cells: Parameters<typeof cell>[0][]) => cells.map((value) => [cell(value)]);

describe('a figure for readers', () => {
  test.each([
    [money(Rational.of(480_000), 'EUR'), '480 000 EUR'],
    [money(Rational.parse('0.0214'), 'EUR'), '0.0214 EUR'],
    [money(Rational.parse('12.5'), 'EUR'), '12.50 EUR'],
    [money(Rational.parse('12.5'), 'JPY'), '12 JPY'],
    [percent(Rational.parse('99.9178')), '99.918 %'],
    [num(Rational.parse('1234567.891')), '1 234 567.89'],
    [duration(Rational.of(90), 'min'), '90 min'],
    [unknown('a', 'b'), 'unknown'],
  ])('is rounded and grouped: %j', (value, text) => {
    expect(cell(value).text.replaceAll('\u202F', ' ')).toBe(text);
  });
  test('is rounded half to even, once', () => {
    expect(decimals(Rational.parse('0.125'), 2)).toBe('0.12');
    expect(decimals(Rational.parse('0.135'), 2)).toBe('0.14');
    expect(decimals(Rational.parse('-1234.5'), 0)).toBe('-1\u202F234');
  });
});

describe('the unit of a column', () => {
  test('stands in its head where all figures share it', () => {
    const values = rows(money(Rational.of(1), 'EUR'), unknown('x'), money(Rational.of(20_000), 'EUR'));
    expect(commonUnit(values, 0)).toBe('EUR');
    expect(headWithUnit('Cost', 'EUR')).toBe('Cost, EUR');
    expect(headWithUnit('Cost a year', 'EUR/year')).toBe('Cost, EUR/year');
    expect(headWithUnit('Count', undefined)).toBe('Count');
  });
  test('stays with the figures where they differ, or have none', () => {
    expect(commonUnit(rows(money(Rational.of(1), 'EUR'), money(Rational.of(1), 'USD')), 0)).toBeUndefined();
    expect(commonUnit(rows(duration(Rational.of(1), 'h'), duration(Rational.of(1), 'min')), 0)).toBeUndefined();
    expect(commonUnit(rows(num(Rational.of(1))), 0)).toBeUndefined();
    expect(commonUnit([[words('–')], ...rows(percent(Rational.of(5)), percent(Rational.of(6)))], 0)).toBe('%');
    expect(commonUnit(rows(unknown('x'), percent(Rational.of(5)), unknown('y')), 0)).toBeUndefined();
  });
  test('is told from the digits', () => {
    expect(figureText(cell(money(Rational.of(-1_234_567), 'EUR')))).toEqual({
      digits: '-1\u202F234\u202F567',
      unit: 'EUR',
    });
    expect(figureText(words('12 of 20'))).toBeUndefined();
  });
  test('is of quantities alone: months and days begin with digits, and have none', () => {
    expect(figureText(cell(periodOf('2027-03')!))).toBeUndefined();
    expect(figureText(cell({ type: 'date', date: '2027-03-31' }))).toBeUndefined();
  });
});
