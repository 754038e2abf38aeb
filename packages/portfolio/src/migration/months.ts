import { daysIn, overlap, type Period, period, periodOf } from '../values/index.js';
import { Rational } from '../exact/index.js';

/** A calendar month, such as `2026-04`. */
export type Month = string;

const MONTHS_OF_YEAR = 12;

export function monthOf(day: string): Month {
  return day.slice(0, 7);
}

/** The months from one to another, both included; none where the last comes before the first, and no more than `most`. */
export function monthsBetween(first: Month, last: Month, most: number): readonly Month[] {
  const months: Month[] = [];
  for (let at = numberOf(first); at <= numberOf(last) && months.length < most; at++) months.push(monthAt(at));
  return months;
}

export function daysOfMonth(month: Month): Period {
  return periodOf(month) ?? period(undefined, undefined);
}

/** The share of the days of a month that lie in a period, which has both ends. */
export function shareOfMonth(month: Month, stretch: Period): Rational {
  const days = daysOfMonth(month);
  const shared = overlap(days, stretch);
  return Rational.of((shared && daysIn(shared)) ?? 0, daysIn(days) ?? 1);
}

function numberOf(month: Month): number {
  return Number(month.slice(0, 4)) * MONTHS_OF_YEAR + Number(month.slice(5, 7)) - 1;
}

function monthAt(number: number): Month {
  const year = Math.floor(number / MONTHS_OF_YEAR);
  return `${String(year).padStart(4, '0')}-${String((number % MONTHS_OF_YEAR) + 1).padStart(2, '0')}`;
}
