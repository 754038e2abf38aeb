import { Rational } from '../exact/index.js';
import {
  type Duration,
  isTimeUnit,
  toMilliseconds,
  convertDurationByConvention,
  type Rate,
  type TimeUnit,
} from '../values/index.js';
import type { Window } from './terms.js';

/** Days of the shortest window of each kind: a February, a first quarter, a common year. */
const SHORTEST: Readonly<Record<Window, number>> = { daily: 1, weekly: 7, monthly: 28, quarterly: 90, yearly: 365 };
/**
 * Days of the longer window in the worst pair of a longer and a shorter one that lies in it: a year holds a February
 * (365/28), a first quarter of 90 days holds one too (90/28 is more than 92/30), a month of 31 days holds one day.
 */
const LONGER: Readonly<Record<Window, Partial<Record<Window, number>>>> = {
  daily: {},
  weekly: { daily: 7 },
  monthly: { daily: 31, weekly: 31 },
  quarterly: { daily: 92, weekly: 92, monthly: 90 },
  yearly: { daily: 365, weekly: 365, monthly: 365, quarterly: 365 },
};
const WINDOW_OF_UNIT: Partial<Record<TimeUnit, Window>> = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  year: 'yearly',
};
const DAY = Rational.of(86_400_000);

/**
 * How many times the downtime of the window `from` can fill one window `to`: one when `to` is as long or longer, as the
 * share then holds on average; else as many times as the longer one is longer, as all its downtime may fall into one: 99.95 % of
 * a year are 262.8 minutes, and so 99.348 % of a February.
 */
export function concentration(from: Window, to: Window): Rational {
  const days = LONGER[from][to];
  return days === undefined ? Rational.ONE : Rational.of(days, SHORTEST[to]);
}

/**
 * The share of a window that an exclusion takes at most: `4 h/month` is 4 of the 672 hours of a February, and the same
 * of a year; `8 h/year` may fall into one month as a whole. A duration alone is per window. `undefined` where there is no
 * window to count it by, or for a rate that is not per time.
 */
export function excludedShare(amount: Duration | Rate, window: Window | undefined): Rational | undefined {
  if (amount.type === 'duration') return window === undefined ? undefined : capped(amount, daysOf(window));
  if (amount.amount.type !== 'duration' || !isTimeUnit(amount.per)) return undefined;
  const per = WINDOW_OF_UNIT[amount.per];
  if (per === undefined)
    return capped(amount.amount, lengthOf({ type: 'duration', amount: Rational.ONE, unit: amount.per }));
  const shorter = window === undefined || SHORTEST[per] <= SHORTEST[window] ? per : window;
  return capped(amount.amount, daysOf(shorter));
}

function daysOf(window: Window): Rational {
  return DAY.times(Rational.of(SHORTEST[window]));
}
function lengthOf(duration: Duration): Rational {
  return toMilliseconds(duration) ?? convertDurationByConvention(duration, 'ms').amount;
}
function capped(excluded: Duration, of: Rational): Rational {
  return Rational.min(Rational.ONE, lengthOf(excluded).dividedBy(of));
}
