import {
  duration,
  type Known,
  money,
  num,
  type Percent,
  percent,
  periodOf,
  rate,
  Rational,
  unknown,
} from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import { pointed } from './points.js';
import { cell, decimals, showStep, words } from './show.js';
import { commonUnit, figureText, headWithUnit } from './units.js';
import { withoutCents } from './without-cents.js';

const rows = (...cells: Parameters<typeof cell>[0][]) => cells.map((value) => [cell(value)]);

describe('a figure for readers', () => {
  test.each([
    [money(Rational.of(480_000), 'EUR'), '480 000 EUR'],
    [money(Rational.parse('0.0214'), 'EUR'), '0.0214 EUR'],
    [money(Rational.parse('12.5'), 'EUR'), '12.50 EUR'],
    [money(Rational.parse('12.5'), 'JPY'), '12 JPY'],
    [percent(Rational.parse('99.9178')), '99.918 %'],
    [percent(Rational.parse('99.9995')), '99.9995 %'],
    [percent(Rational.parse('0.0123')), '0.012 %'],
    [percent(Rational.parse('0.000412')), '0.00041 %'],
    [percent(Rational.parse('78.2421')), '78.2 %'],
    [percent(Rational.of(100)), '100 %'],
    [percent(Rational.of(0)), '0 %'],
    [percent(Rational.parse('-12.345')), '-12.3 %'],
    [num(Rational.parse('1234567.891')), '1 234 567.89'],
    [duration(Rational.of(90), 'min'), '90 min'],
    [unknown('a', 'b'), 'unknown'],
  ])('is rounded and grouped: %j', (value, text) => {
    expect(cell(value).text.replaceAll('\u202F', ' ')).toBe(text);
  });
  test('keeps the digits of a percentage in a step that somebody does again', () => {
    expect(showStep(percent(Rational.parse('110.75'))).replaceAll('\u202F', ' ')).toBe('110.75 %');
  });
  test.each([
    [rate(money(Rational.parse('3458332.92'), 'EUR'), 'year'), '3 458 333 EUR/year'],
    [money(Rational.parse('-38451.18'), 'EUR'), '-38 451 EUR'],
    [money(Rational.parse('9999.5'), 'EUR'), '9 999.50 EUR'],
    [rate(money(Rational.parse('12345.67'), 'EUR'), 'month'), '12 345.67 EUR/month'],
    [percent(Rational.parse('12345.67')), '12 345.7 %'],
    [unknown('a'), 'unknown'],
  ])('has no cents where it is a key figure of much money, and keeps its value: %j', (value, text) => {
    const shown = withoutCents(cell(value));
    expect(shown.text.replaceAll('\u202F', ' ')).toBe(text);
    expect(shown.value).toBe(value);
  });
  test('is in points where it is a gap', () => {
    const figure = (value: Known<Percent>) => ({
      value,
      explain: () => ({ label: '', value, formula: '', inputs: [] }),
    });
    const text = (value: Known<Percent>) => pointed(figure(value)).text.replaceAll('\u202F', ' ');
    expect(text(percent(Rational.parse('11.391')))).toBe('11.4 points');
    expect(text(percent(Rational.of(1)))).toBe('1 point');
    expect(text(unknown('x'))).toBe('unknown');
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
