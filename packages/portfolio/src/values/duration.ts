import { Rational, type RationalInput } from '../exact/index.js';
import { isCalendarUnit, type TimeUnit, unitLength, unitsPer, unitsPerByConvention } from './time-unit.js';

/** A length of time in the unit that it was written in. */
export interface Duration {
  readonly type: 'duration';
  readonly amount: Rational;
  readonly unit: TimeUnit;
}

export function duration(amount: RationalInput, unit: TimeUnit): Duration {
  return { type: 'duration', amount: Rational.of(amount), unit };
}

/** `undefined` for months, quarters and years, whose length depends on the date. */
export function toMilliseconds(d: Duration): Rational | undefined {
  return isCalendarUnit(d.unit) ? undefined : d.amount.times(unitLength(d.unit));
}

/** `undefined` for anything but months, quarters and years. */
export function inMonths(d: Duration): Rational | undefined {
  return isCalendarUnit(d.unit) ? d.amount.times(unitLength(d.unit)) : undefined;
}

/** The same length in another unit, exactly; `undefined` between units of fixed length and units of the calendar. */
export function convertDuration(d: Duration, unit: TimeUnit): Duration | undefined {
  const factor = unitsPer(d.unit, unit);
  return factor && { type: 'duration', amount: d.amount.times(factor), unit };
}

/** The same length in any other unit, by the convention that a year has 365 days and a month a twelfth of that. */
export function convertDurationByConvention(d: Duration, unit: TimeUnit): Duration {
  if (d.unit === unit) return d;
  return { type: 'duration', amount: d.amount.times(unitsPerByConvention(d.unit, unit)), unit };
}

/**
 * Below zero, zero or above zero, as `a` is shorter than, as long as or longer than `b`. `undefined` between
 * durations of fixed length and durations of the calendar: `addTo` a date decides those.
 */
export function compareDurations(a: Duration, b: Duration): number | undefined {
  if (isCalendarUnit(a.unit) !== isCalendarUnit(b.unit)) return undefined;
  return a.amount.times(unitLength(a.unit)).compare(b.amount.times(unitLength(b.unit)));
}

/** The sum in the smaller of the two units (1 h and 30 min are 90 min); `undefined` as for `compareDurations`. */
export function addDurations(a: Duration, b: Duration): Duration | undefined {
  const smaller = unitLength(a.unit).lessOrEqual(unitLength(b.unit)) ? a.unit : b.unit;
  const left = convertDuration(a, smaller);
  const right = convertDuration(b, smaller);
  if (left === undefined || right === undefined) return undefined;
  return { type: 'duration', amount: left.amount.plus(right.amount), unit: smaller };
}

export function scaleDuration(d: Duration, factor: Rational): Duration {
  return { type: 'duration', amount: d.amount.times(factor), unit: d.unit };
}

export function negateDuration(d: Duration): Duration {
  return { type: 'duration', amount: d.amount.negated(), unit: d.unit };
}
