import { describe, expect, it } from 'vitest';
import { distributeUnit, duration, money, num, parseRange, percent, printRange, range, rate } from './index.js';

describe('a range', () => {
  it('takes the unit of its upper bound for both', () => {
    expect(distributeUnit(range(num(200), rate(num(900), 's', 'tx')))).toEqual(
      range(rate(num(200), 's', 'tx'), rate(num(900), 's', 'tx')),
    );
    expect(distributeUnit(range(num(40), percent(75)))).toEqual(range(percent(40), percent(75)));
    expect(distributeUnit(range(num(1), money(2, 'EUR')))).toEqual(range(money(1, 'EUR'), money(2, 'EUR')));
    expect(distributeUnit(range(num(5), rate(percent(12), 'year')))).toEqual(
      range(rate(percent(5), 'year'), rate(percent(12), 'year')),
    );
  });

  it('is left alone where there is nothing to take', () => {
    for (const r of [
      range(num(1), num(5)),
      range(num(1), undefined),
      range(undefined, duration(3, 'day')),
      range(duration(4, 'h'), duration(2, 'day')),
      range(duration(4, 'h'), num(5)),
    ]) {
      expect(distributeUnit(r)).toEqual(r);
    }
  });

  it.each([
    ['200 .. 900 tx/s', range(rate(num(200), 's', 'tx'), rate(num(900), 's', 'tx')), '200 .. 900 tx/s'],
    ['40%..75%', range(percent(40), percent(75)), '40%..75%'],
    ['40 .. 75%', range(percent(40), percent(75)), '40%..75%'],
    ['1..5', range(num(1), num(5)), '1..5'],
    ['0.5..1.5', range(num('0.5'), num('1.5')), '0.5..1.5'],
    ['.. 200 tx/s', range(undefined, rate(num(200), 's', 'tx')), '.. 200 tx/s'],
    ['200 tx/s ..', range(rate(num(200), 's', 'tx'), undefined), '200 tx/s ..'],
    ['4 h .. 2 days', range(duration(4, 'h'), duration(2, 'day')), '4 h .. 2 days'],
    ['1 .. 3 days', range(duration(1, 'day'), duration(3, 'day')), '1 .. 3 days'],
    ['3 .. 1 day', range(duration(3, 'day'), duration(1, 'day')), '3 .. 1 day'],
    ['20k EUR .. 60k USD', range(money(20_000, 'EUR'), money(60_000, 'USD')), '20k EUR .. 60k USD'],
  ])('%s is read and written', (text, value, written) => {
    expect(parseRange(text)).toEqual({ ok: true, value });
    expect(printRange(value)).toBe(written);
  });

  it.each([
    ['5', '"5" is not a range such as "200 .. 900 tx/s"'],
    ['1 .. 2 .. 3', '"1 .. 2 .. 3" is not a range such as "200 .. 900 tx/s"'],
    ['1 hr .. 2 h', '"hr" is not a unit; did you mean "h"?'],
    ['1 .. 2 hrs', '"hrs" is not a unit; did you mean "h"?'],
  ])('%s is refused', (text, message) => {
    expect(parseRange(text)).toEqual({ ok: false, message });
  });
});
