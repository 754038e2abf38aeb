import type { Portfolio } from '../model/index.js';
import { addTo, duration, isUnknown, type Known, mapKnown, type Period, unknown } from '../values/index.js';
import { openHours, type OpenHours } from './hours.js';
import { firstGap } from './open-sets.js';

/** A stretch of time, in minutes since 1970 in UTC. */
export type Gap = readonly [start: number, end: number];

/** The hours of all calendars over the portfolio's period; each calendar, and each pair that is compared, once. */
export interface HoursBook {
  readonly period: { readonly from: string; readonly to: string };
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
    const known = hours.get(id);
    if (known !== undefined) return known;
    const calendar = portfolio.get('calendar', id);
    const found = calendar === undefined ? unknown(`the calendar ${id}`) : openHours(calendar, period.from, period.to);
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

function lookedAt(period: Period | undefined, asOf: string): { readonly from: string; readonly to: string } {
  const from = period?.from ?? asOf;
  const longest = addTo(from, duration(MOST_YEARS, 'year')) ?? from;
  const to = period?.to ?? addTo(from, duration(1, 'year')) ?? from;
  return { from, to: to < from ? from : to > longest ? longest : to };
}
