import type { ElementOf, Portfolio } from '../model/index.js';
import { addTo, duration, isUnknown, type Known, mapKnown, type Period, unknown } from '../values/index.js';
import { openHours, type OpenHours } from './hours.js';
import { firstGap } from './open-sets.js';

/** A stretch of time, in minutes since 1970 in UTC. */
export type Gap = readonly [start: number, end: number];

/** The first and the last day that are looked at. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** The hours of all calendars over the portfolio's period; each calendar, and each pair that is compared, once. */
export interface HoursBook {
  readonly period: Days;
  hoursOf(calendar: string): Known<OpenHours>;
  /** The first stretch in which `inner` is open and `outer` is not; `undefined` when there is none. */
  gap(inner: string, outer: string): Known<Gap | undefined>;
}

/** An open period is looked at for a year, and a longer one for its first ten. */
const MOST_YEARS = 10;

export function hoursBook(portfolio: Portfolio, asOf: string): HoursBook {
  const period = lookedAt(portfolio.settings?.values.period?.value, asOf);
  const hours = new Map<string, Known<OpenHours>>();
  const gaps = new Map<string, Map<string, Known<Gap | undefined>>>();
  const hoursOf = (id: string): Known<OpenHours> => {
    const before = hours.get(id);
    if (before !== undefined) return before;
    const calendar = portfolio.get('calendar', id);
    const found = calendar === undefined ? unknown(`the calendar ${id}`) : hoursIn(calendar, period);
    hours.set(id, found);
    return found;
  };
  return {
    period,
    hoursOf,
    gap: (inner, outer) => {
      if (inner === outer) return undefined;
      const ofInner = gaps.get(inner) ?? new Map<string, Known<Gap | undefined>>();
      gaps.set(inner, ofInner);
      if (!ofInner.has(outer)) {
        const asked = hoursOf(inner);
        const offered = hoursOf(outer);
        ofInner.set(
          outer,
          isUnknown(asked) ? asked : mapKnown(offered, (open): Known<Gap | undefined> => firstGap(asked, open)),
        );
      }
      return ofInner.get(outer);
    },
  };
}

/** The hours of a calendar change with its text only, and each document asks for them anew. */
const known = new WeakMap<ElementOf<'calendar'>['values'], Days & { readonly hours: Known<OpenHours> }>();

function hoursIn(calendar: ElementOf<'calendar'>, { from, to }: Days): Known<OpenHours> {
  const before = known.get(calendar.values);
  if (before?.from === from && before.to === to) return before.hours;
  const hours = openHours(calendar, from, to);
  known.set(calendar.values, { from, to, hours });
  return hours;
}

function lookedAt(period: Period | undefined, asOf: string): Days {
  const from = period?.from ?? asOf;
  const longest = addTo(from, duration(MOST_YEARS, 'year')) ?? from;
  const to = period?.to ?? addTo(from, duration(1, 'year')) ?? from;
  return { from, to: to < from ? from : to > longest ? longest : to };
}
