import { Temporal } from 'temporal-polyfill';
import { Rational } from '../exact/index.js';
import { isValidDate } from './date.js';
import { type Duration, inMonths, toMilliseconds } from './duration.js';

const MILLISECONDS_OF_DAY = 86_400_000;
const DAY_IN_MILLISECONDS = Rational.of(MILLISECONDS_OF_DAY);
/** More than four-digit years hold, and well within what date arithmetic takes. */
const MOST_DAYS = Rational.of(4_000_000);
const MOST_MONTHS = Rational.of(120_000);

/**
 * The day that lies a duration after another (before it, for a negative one). A month after 31 January is the last of
 * February. `undefined` when there is no such day: the amount is no whole number of days or months, the date does not
 * exist, or the result is outside of the years 1 to 9999.
 */
export function addTo(date: string, duration: Duration): string | undefined {
  const key = `${date} ${duration.amount} ${duration.unit}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const day = added(date, duration);
  if (day === undefined) return undefined;
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, day);
  return day;
}
/** Many services of a portfolio begin on few days, and one addition takes some microseconds. */
const remembered = new Map<string, string>();
const REMEMBERED = 4_096;

function added(date: string, duration: Duration): string | undefined {
  if (!isValidDate(date)) return undefined;
  const months = wholeSteps(inMonths(duration), MOST_MONTHS);
  const days = wholeSteps(toMilliseconds(duration)?.dividedBy(DAY_IN_MILLISECONDS), MOST_DAYS);
  if (months === undefined && days === undefined) return undefined;
  const start = Temporal.PlainDate.from(date);
  return withinFourDigits(months === undefined ? start.add({ days }) : start.add({ months }));
}

function wholeSteps(amount: Rational | undefined, most: Rational): number | undefined {
  const usable = amount?.isInteger() === true && amount.abs().lessOrEqual(most);
  return usable ? amount.toNumber() : undefined;
}

/** The day that lies a number of days after another. Throws RangeError for a date that does not exist. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Days from one date to another: 0 for the same day, negative if `to` is the earlier. Throws as `addDays` does. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1970-01-01. A date alone is read as midnight in UTC, where every day has 24 hours. */
function dayNumber(date: string): number {
  if (!isValidDate(date)) throw new RangeError(`"${date}" is not a day`);
  return Date.parse(date) / MILLISECONDS_OF_DAY;
}

function withinFourDigits(day: Temporal.PlainDate): string | undefined {
  return day.year >= 1 && day.year <= 9999 ? day.toString() : undefined;
}
