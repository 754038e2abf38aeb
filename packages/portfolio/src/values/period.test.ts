import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  compareDates,
  contains,
  daysIn,
  daysInMonth,
  daysInYear,
  isMonth,
  isReversed,
  isValidDate,
  overlap,
  parsePeriod,
  parseTimeOfDay,
  period,
  periodBetween,
  periodOf,
  printPeriod,
  timeOfDay,
} from './index.js';

describe('dates', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2026-06-30'])('%s exists', (text) => {
    expect(isValidDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-1-1',
    '26-01-01',
    '2026-02-01T00:00',
    ' 2026-02-01',
    '2026/02/01',
    '+002026-01-01',
    '２０２６-01-01',
    '',
  ])('%j does not', (text) => {
    expect(isValidDate(text)).toBe(false);
  });

  it('have an order and a calendar', () => {
    expect([compareDates('2026-02-01', '2026-10-01'), compareDates('2026-02-01', '2026-02-01')]).toEqual([-1, 0]);
    expect([1, 2, 4, 9, 12].map((month) => daysInMonth(2026, month))).toEqual([31, 28, 30, 30, 31]);
    expect([2024, 2026, 1900, 2000].map(daysInYear)).toEqual([366, 365, 365, 366]);
  });
});

describe('a period', () => {
  it('is the days of a month, a quarter, or one day', () => {
    expect(periodOf('2026-04')).toEqual(period('2026-04-01', '2026-04-30', 'month'));
    expect(periodOf('2024-02')).toEqual(period('2024-02-01', '2024-02-29', 'month'));
    expect(periodOf('2026-Q3')).toEqual(period('2026-07-01', '2026-09-30', 'quarter'));
    expect(periodOf('2026-Q4')).toEqual(period('2026-10-01', '2026-12-31', 'quarter'));
    expect(periodOf('2026-02-01')).toEqual(period('2026-02-01', '2026-02-01', 'day'));
  });

  it.each(['2026', '2026-13', '2026-00', '2026-Q5', '2026-Q0', '2026-q3', '2026-4', '0000-Q1', 'April', ''])(
    'is not %j',
    (text) => {
      expect(periodOf(text)).toBeUndefined();
    },
  );

  it('is a month where it is exactly one, however it was written', () => {
    const [one, others] = [
      ['2026-04', '2026-04-01 .. 2026-04-30', '2024-02-01 .. 2024-02-29'],
      ['2024-02-01 .. 2024-02-28', '2026-04-02 .. 2026-04-30', '2026-04 .. 2026-05', '2026-04 ..', '.. 2026-04'],
    ].map((texts) => texts.map((text) => parsePeriod(text)));
    expect(one!.map((each) => each.ok && isMonth(each.value))).toEqual([true, true, true]);
    expect(others!.map((each) => each.ok && isMonth(each.value))).toEqual([false, false, false, false, false]);
  });

  it.each([
    ['2026-02-01 .. 2027-01-31', period('2026-02-01', '2027-01-31')],
    ['2026-04..2026-07', period('2026-04-01', '2026-07-31', 'month')],
    ['2026-Q1 .. 2026-Q2', period('2026-01-01', '2026-06-30', 'quarter')],
    ['2026-Q1 .. 2026-07', period('2026-01-01', '2026-07-31')],
    ['2026-02-01 .. 2026-02', period('2026-02-01', '2026-02-28')],
    ['2026-04 ..', period('2026-04-01', undefined, 'month')],
    ['.. 2026-02-01', period(undefined, '2026-02-01')],
    ['2026-02-01..2026-02-01', period('2026-02-01', '2026-02-01')],
    ['2026-04', period('2026-04-01', '2026-04-30', 'month')],
  ])('%s is read', (text, value) => {
    expect(parsePeriod(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['2026', '"2026" is not a period; write the year\'s days as "2026-01-01 .. 2026-12-31"'],
    ['2026-02-30', '"2026-02-30" does not exist in the calendar'],
    ['2026-13 .. 2027-01', '"2026-13" does not exist in the calendar'],
    ['2026-02-01 .. 2026-01-31', 'the period "2026-02-01 .. 2026-01-31" ends before it begins'],
    ['2026-01 .. 2026-02 .. 2026-03', '"2026-01 .. 2026-02 .. 2026-03" has more than one ".."'],
    [
      '2026-01 .. May',
      '"May" is not a date; write a day such as "2026-04-01", a month such as "2026-04" or a quarter such as "2026-Q3"',
    ],
  ])('%s is refused', (text, message) => {
    expect(parsePeriod(text)).toEqual({ ok: false, message });
  });

  it.each([
    [period('2026-04-01', '2026-04-30', 'month'), '2026-04'],
    [period('2026-04-01', '2026-04-30'), '2026-04-01 .. 2026-04-30'],
    [period('2026-04-01', '2026-07-31', 'month'), '2026-04 .. 2026-07'],
    [period('2026-07-01', '2026-09-30', 'quarter'), '2026-Q3'],
    [period('2026-07-01', '2026-12-31', 'quarter'), '2026-Q3 .. 2026-Q4'],
    [period('2026-02-01', '2026-02-01', 'day'), '2026-02-01'],
    [period('2026-02-01', '2026-02-01'), '2026-02-01 .. 2026-02-01'],
    [period('2026-04-01', undefined, 'month'), '2026-04 ..'],
    [period(undefined, '2026-03-31', 'quarter'), '.. 2026-Q1'],
    [period(undefined, undefined), '..'],
    // What was written no longer fits the days: the days win.
    [period('2026-04-02', '2026-04-30', 'month'), '2026-04-02 .. 2026-04-30'],
    [period('2026-04-01', '2026-04-30', 'quarter'), '2026-04-01 .. 2026-04-30'],
  ])('%j is written %s', (value, text) => {
    expect(printPeriod(value)).toBe(text);
  });

  it('runs from the first day of one to the last of another', () => {
    expect(periodBetween(periodOf('2026-04'), periodOf('2026-07'))).toEqual(
      period('2026-04-01', '2026-07-31', 'month'),
    );
    expect(periodBetween(undefined, undefined)).toEqual(period(undefined, undefined));
  });

  it('counts its days, both ends included', () => {
    expect(daysIn(period('2026-07-01', '2026-12-31'))).toBe(184);
    expect(daysIn(periodOf('2024-Q1')!)).toBe(91);
    expect(daysIn(periodOf('2026-02-01')!)).toBe(1);
    expect(daysIn(period('2026-02-01', undefined))).toBeUndefined();
    expect(daysIn(period('2026-02-02', '2026-02-01'))).toBe(0);
    expect(isReversed(period('2026-02-02', '2026-02-01'))).toBe(true);
  });

  it('shares days with another', () => {
    const year = period('2026-01-01', '2026-12-31');
    expect(overlap(year, period('2026-07-01', '2027-06-30'))).toEqual(period('2026-07-01', '2026-12-31'));
    expect(overlap(year, period('2026-12-31', undefined))).toEqual(period('2026-12-31', '2026-12-31'));
    expect(overlap(year, period('2027-01-01', undefined))).toBeUndefined();
    expect(overlap(period(undefined, '2026-03-31'), period('2026-01-01', undefined))).toEqual(
      period('2026-01-01', '2026-03-31'),
    );
    expect(overlap(period(undefined, undefined), periodOf('2026-04')!)).toEqual(period('2026-04-01', '2026-04-30'));
    expect(overlap(year, period('2026-05-01', '2026-04-01'))).toBeUndefined();
    expect(contains(year, '2026-12-31')).toBe(true);
    expect(contains(year, '2027-01-01')).toBe(false);
    expect(contains(period(undefined, '2026-01-01'), '1999-01-01')).toBe(true);
  });

  it('shares exactly the days that both contain', () => {
    const offset = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined });
    const start = '2024-02-10';
    const day = (n: number | undefined) => (n === undefined ? undefined : addDays(start, n));
    fc.assert(
      fc.property(offset, offset, offset, offset, (a, b, c, d) => {
        const [p, q] = [period(day(a), day(b)), period(day(c), day(d))];
        const shared = overlap(p, q);
        let count = 0;
        for (let n = -1; n <= 41; n++) {
          const both = contains(p, day(n)!) && contains(q, day(n)!);
          expect(shared !== undefined && contains(shared, day(n)!)).toBe(both);
          if (both) count += 1;
        }
        if (shared?.from !== undefined && shared.to !== undefined) expect(daysIn(shared)).toBe(count);
      }),
      { seed: 17 },
    );
  });
});

describe('a time of day', () => {
  it.each([
    ['00:00', 0],
    ['08:00', 480],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('%s', (text, minutes) => {
    expect(parseTimeOfDay(text)).toEqual({ ok: true, value: { type: 'time', minutes } });
  });

  it.each([
    ['8:00', 'write the time with two digits for the hour: "08:00"'],
    ['24:01', '"24:01" is not a time of day; it goes from "00:00" to "24:00"'],
    ['12:60', '"12:60" is not a time of day; it goes from "00:00" to "24:00"'],
    ['8', '"8" is not a time of day such as "08:00"'],
    ['8am', '"8am" is not a time of day such as "08:00"'],
  ])('%s is refused', (text, message) => {
    expect(parseTimeOfDay(text)).toEqual({ ok: false, message });
  });

  it('is a whole number of minutes of one day', () => {
    for (const minutes of [-1, 1441, 0.5, Number.NaN]) expect(() => timeOfDay(minutes)).toThrow(RangeError);
  });
});
