import { describe, expect, it } from 'vitest';
import { Rational } from '../exact/index.js';
import { duration, percent, rate, type Duration, type Rate } from '../values/index.js';
import { effectiveAvailability, type Yardstick } from './effective.js';
import { type KeyedTerm, NO_TERMS, type Terms, type Window } from './terms.js';
import { excludedShare } from './windows.js';

const at = { document: 'a', start: 0, end: 0 };
const excludesOf = (excludes: Record<string, Duration | Rate>): readonly KeyedTerm<Duration | Rate>[] =>
  Object.entries(excludes).map(([key, value]) => ({ key, value, at }));
const promise = (text: string, window?: Window, excludes: Record<string, Duration | Rate> = {}): Terms => ({
  ...NO_TERMS,
  availability: { value: { percent: percent(text), share: Rational.of(text).dividedBy(Rational.HUNDRED), window }, at },
  excludes: excludesOf(excludes),
});
const yardstick = (window?: Window, excludes: Record<string, Duration | Rate> = {}): Yardstick => ({
  window,
  excludes: excludesOf(excludes),
});
/** What a promise over one window is worth over another. */
const converted = (text: string, from: Window, to: Window) =>
  effectiveAvailability(promise(text, from), yardstick(to))?.share;
const inPercent = (share: Rational | undefined, digits = 3) => share?.times(Rational.HUNDRED).toFixed(digits);

describe('a window', () => {
  it('of a year into a February: 0.05 % of 525 600 min are 262.8 min of 40 320', () => {
    expect(inPercent(converted('99.95', 'yearly', 'monthly'))).toBe('99.348');
  });
  it('keeps the share from a shorter to a longer one', () => {
    expect(converted('99.95', 'monthly', 'yearly')).toEqual(Rational.of('0.9995'));
  });
  it('of a month into a day: 0.1 % of 31 days are 44.64 min of 1 440, so 96.9 %', () => {
    expect(inPercent(converted('99.9', 'monthly', 'daily'))).toBe('96.900');
  });
  it('of a quarter into a month: 0.1 % of 90 days in 28, so 99.679 %', () => {
    expect(inPercent(converted('99.9', 'quarterly', 'monthly'))).toBe('99.679');
  });
  it('of a week into a day: 0.5 % of 7 days in one, so 96.5 %', () => {
    expect(inPercent(converted('99.5', 'weekly', 'daily'))).toBe('96.500');
  });
  it('cannot be down for longer than it lasts: 5 % of a year is 18.25 days, which fills any week', () => {
    expect(converted('95', 'yearly', 'weekly')).toEqual(Rational.ZERO);
  });
});

describe('an exclusion', () => {
  const monthly = rate(duration(4, 'h'), 'month');
  it('of 4 h/month takes 4 of the 672 h of a February', () => {
    expect(excludedShare(monthly, 'monthly')).toEqual(Rational.of(1, 168));
    expect(excludedShare(monthly, 'yearly')).toEqual(Rational.of(1, 168));
  });
  it('of 8 h/year may fall into one month, and is 8 of 8 760 h of a year', () => {
    expect(excludedShare(rate(duration(8, 'h'), 'year'), 'monthly')).toEqual(Rational.of(8, 672));
    expect(excludedShare(rate(duration(8, 'h'), 'year'), 'yearly')).toEqual(Rational.of(8, 8760));
  });
  it('without a time is per window, and without a window cannot be counted', () => {
    expect(excludedShare(duration(7, 'h'), 'weekly')).toEqual(Rational.of(7, 168));
    expect(excludedShare(duration(7, 'h'), undefined)).toBeUndefined();
  });
  it('lowers a promise: 99.95 % of what 4 h/month leave of a February are 99.355 %', () => {
    // 0.9995 · 167/168
    const effective = effectiveAvailability(
      promise('99.95', 'monthly', { maintenance: monthly }),
      yardstick('monthly'),
    );
    expect(effective?.share).toEqual(Rational.of('0.9995').times(Rational.of(167, 168)));
    expect(inPercent(effective?.share)).toBe('99.355');
  });
  it('does not, where who demands it excludes as much', () => {
    const terms = promise('99.95', 'monthly', { maintenance: monthly });
    expect(effectiveAvailability(terms, yardstick('monthly', { maintenance: monthly }))?.share.toString()).toBe(
      '0.9995',
    );
    const half = yardstick('monthly', { maintenance: rate(duration(2, 'h'), 'month') });
    expect(effectiveAvailability(terms, half)?.share).toEqual(Rational.of('0.9995').times(Rational.of(335, 336)));
    const other = yardstick('monthly', { upgrades: monthly });
    expect(effectiveAvailability(terms, other)?.share).toEqual(Rational.of('0.9995').times(Rational.of(167, 168)));
  });
  it('of who demands it does not raise a promise without one', () => {
    const strict = yardstick('monthly', { maintenance: monthly });
    expect(effectiveAvailability(promise('99.95', 'monthly'), strict)?.share.toString()).toBe('0.9995');
  });
});

describe('an effective availability', () => {
  it('converts the window before it counts exclusions: 99.348…% · 167/168', () => {
    const terms = promise('99.95', 'yearly', { maintenance: rate(duration(4, 'h'), 'month') });
    const expected = Rational.of(1)
      .minus(Rational.of('0.0005').times(Rational.of(365, 28)))
      .times(Rational.of(167, 168));
    const effective = effectiveAvailability(terms, yardstick('monthly'))!;
    expect(effective.share).toEqual(expected);
    expect(Rational.of('0.9995').times(effective.slope).plus(effective.offset)).toEqual(expected);
  });
  it('says when only one side states a window, and compares the numbers as they stand', () => {
    const effective = effectiveAvailability(promise('99.9'), yardstick('monthly'));
    expect(effective?.incomparable).toEqual(['the window over which it is measured']);
    expect(effective?.share.toString()).toBe('0.999');
    expect(effectiveAvailability(promise('99.9'), yardstick())?.incomparable).toEqual([]);
  });
  it('is nothing without a promise', () => {
    expect(effectiveAvailability(NO_TERMS, yardstick('monthly'))).toBeUndefined();
  });
});
