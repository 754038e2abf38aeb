import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational } from '../exact/index.js';
import {
  addDays,
  addDurations,
  addTo,
  compareDurations,
  convertDuration,
  convertDurationByConvention,
  daysBetween,
  duration,
  inMonths,
  negateDuration,
  scaleDuration,
  TIME_UNIT_WORDS,
  TIME_UNITS,
  timeUnit,
  toMilliseconds,
} from './index.js';

describe('units of time', () => {
  it('have one word each, and a plural where they are words', () => {
    expect([...TIME_UNIT_WORDS].sort()).toEqual([
      'day',
      'days',
      'h',
      'min',
      'month',
      'months',
      'ms',
      'quarter',
      'quarters',
      's',
      'week',
      'weeks',
      'year',
      'years',
    ]);
    expect(timeUnit('quarters')).toBe('quarter');
    expect(timeUnit('hs')).toBeUndefined();
    expect(timeUnit('constructor')).toBeUndefined();
  });
});

describe('length', () => {
  it('is fixed up to the week, and counted in months above', () => {
    expect(toMilliseconds(duration('1.5', 'h'))?.toString()).toBe('5400000');
    expect(toMilliseconds(duration(2, 'week'))?.toString()).toBe('1209600000');
    expect(toMilliseconds(duration(1, 'month'))).toBeUndefined();
    expect(inMonths(duration(2, 'quarter'))?.toString()).toBe('6');
    expect(inMonths(duration('1.5', 'year'))?.toString()).toBe('18');
    expect(inMonths(duration(30, 'day'))).toBeUndefined();
  });

  it('converts exactly within a family', () => {
    expect(convertDuration(duration(90, 's'), 'min')).toEqual(duration('1.5', 'min'));
    expect(convertDuration(duration(1, 'month'), 'year')).toEqual(duration('1/12', 'year'));
    expect(convertDuration(duration(1, 'month'), 'day')).toBeUndefined();
  });

  it('converts between families by a year of 365 days', () => {
    expect(convertDurationByConvention(duration(1, 'year'), 'day')).toEqual(duration(365, 'day'));
    expect(convertDurationByConvention(duration(1, 'month'), 'day')).toEqual(duration('365/12', 'day'));
    // 365/12 days · 1440 min = 43 800 min
    expect(convertDurationByConvention(duration(1, 'month'), 'min')).toEqual(duration(43_800, 'min'));
    expect(convertDurationByConvention(duration(2, 'h'), 'min')).toEqual(duration(120, 'min'));
  });
});

describe('comparing', () => {
  it('is possible within a family only', () => {
    expect(compareDurations(duration(24, 'h'), duration(1, 'day'))).toBe(0);
    expect(compareDurations(duration(61, 's'), duration(1, 'min'))).toBe(1);
    expect(compareDurations(duration(11, 'month'), duration(1, 'year'))).toBe(-1);
    expect(compareDurations(duration(1, 'month'), duration(30, 'day'))).toBeUndefined();
  });
});

describe('adding', () => {
  it('ends in the smaller unit', () => {
    expect(addDurations(duration(1, 'h'), duration(30, 'min'))).toEqual(duration(90, 'min'));
    expect(addDurations(duration(1, 'year'), duration(1, 'quarter'))).toEqual(duration(5, 'quarter'));
    expect(addDurations(duration(10, 'min'), duration(15, 'min'))).toEqual(duration(25, 'min'));
    expect(addDurations(duration(1, 'month'), duration(1, 'day'))).toBeUndefined();
  });

  it('scales and negates', () => {
    expect(scaleDuration(duration(4, 'h'), Rational.of(1, 3))).toEqual(duration('4/3', 'h'));
    expect(negateDuration(duration(4, 'h'))).toEqual(duration(-4, 'h'));
  });

  it('agrees with the sum of the lengths', () => {
    const units = fc.constantFrom(...TIME_UNITS);
    const amounts = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(amounts, units, amounts, units, (n, unit, m, other) => {
        const [a, b] = [duration(n, unit), duration(m, other)];
        const sum = addDurations(a, b);
        expect(sum === undefined).toBe(compareDurations(a, b) === undefined);
        if (sum === undefined) return;
        const length = inMonths(a) === undefined ? toMilliseconds : inMonths;
        expect(length(sum)).toEqual(length(a)?.plus(length(b)!));
      }),
      { seed: 11 },
    );
  });
});

describe('a date and a duration', () => {
  it.each([
    ['2026-01-31', duration(1, 'month'), '2026-02-28'],
    ['2024-01-31', duration(1, 'month'), '2024-02-29'],
    ['2024-02-29', duration(1, 'year'), '2025-02-28'],
    ['2026-02-01', duration(3, 'year'), '2029-02-01'],
    ['2026-02-01', duration('0.5', 'year'), '2026-08-01'],
    ['2026-11-30', duration(1, 'quarter'), '2027-02-28'],
    ['2028-06-30', duration(-9, 'month'), '2027-09-30'],
    ['2026-12-31', duration(1, 'day'), '2027-01-01'],
    ['2026-03-01', duration(-24, 'h'), '2026-02-28'],
    ['2026-03-01', duration(2, 'week'), '2026-03-15'],
    ['2026-03-01', duration(0, 'month'), '2026-03-01'],
  ])('%s and %j', (date, d, expected) => {
    expect(addTo(date, d)).toBe(expected);
  });

  it.each([
    ['2026-03-01', duration(12, 'h')],
    ['2026-03-01', duration('0.5', 'month')],
    ['2026-03-01', duration('1/5', 'year')],
    ['2026-02-30', duration(1, 'day')],
    ['9999-12-31', duration(1, 'day')],
    ['0001-01-01', duration(-1, 'month')],
    ['2026-03-01', duration(10n ** 30n, 'year')],
    ['2026-03-01', duration(4_000_000, 'month')],
    ['2026-03-01', duration(-4_000_000, 'day')],
  ])('%s and %j is no day', (date, d) => {
    expect(addTo(date, d)).toBeUndefined();
  });

  it('counts days', () => {
    expect(daysBetween('2026-07-01', '2026-12-31')).toBe(183);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
    // 9999 years of 365 days, and 2424 leap days: every fourth year without 99, and with 24 again.
    expect(daysBetween('0001-01-01', '9999-12-31')).toBe(9999 * 365 + 2424 - 1);
    expect(() => daysBetween('2026-02-30', '2026-03-01')).toThrow(new RangeError('"2026-02-30" is not a day'));
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});
