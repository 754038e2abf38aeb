import { Temporal } from 'temporal-polyfill';
import type { ElementOf } from '../model/index.js';
import { DAYS } from '../schema/commissioning.js';
import { addDays, daysBetween, type Known, parseTimeOfDay, unknown } from '../values/index.js';

/**
 * Stretches of open time, as minutes since 1970 in UTC: start, end, start, end and so on, in order, apart from each other.
 */
export type OpenHours = readonly number[];

const MINUTES_OF_DAY = 1440;
const MILLISECONDS_OF_MINUTE = 60_000;
const EPOCH = '1970-01-01';
/** 1970-01-01 was a Thursday, the fourth of `DAYS`. */
const EPOCH_WEEKDAY = 3;

/** The hours in which a calendar is open on the days from `from` to `to` (in UTC), across zones and their clock changes. */
export function openHours(calendar: ElementOf<'calendar'>, from: string, to: string): Known<OpenHours> {
  const week = weekOf(calendar);
  if (week === undefined) return unknown(`the hours of ${calendar.name}`);
  const zone = calendar.values.zone?.value ?? 'UTC';
  const offsets = offsetsOf(zone, from, to);
  if (offsets === undefined) return unknown(`a time zone that is known (${zone}) of ${calendar.name}`);
  const first = daysBetween(EPOCH, from);
  const last = daysBetween(EPOCH, to);
  const closed = closedDays(calendar, first, last);
  const hours = new Hours();
  // Two days more at both ends: a day elsewhere begins up to 14 hours earlier, and an opening may run past midnight.
  for (let day = first - 2; day <= last + 2; day++) {
    for (const [opens, closes] of week[(((day + EPOCH_WEEKDAY) % 7) + 7) % 7]!) {
      addOpening(hours, day * MINUTES_OF_DAY, opens, closes, day, closed, offsets);
    }
  }
  return hours.within(first * MINUTES_OF_DAY, (last + 1) * MINUTES_OF_DAY);
}

/** Openings of each day of the week, in minutes from its midnight; one past midnight closes after 1440. */
type Week = readonly (readonly (readonly [opens: number, closes: number])[])[];

function weekOf(calendar: ElementOf<'calendar'>): Week | undefined {
  const week: [number, number][][] = DAYS.map(() => []);
  let any = false;
  for (const { value } of calendar.values.open) {
    if (value.record === 'AlwaysOpen') {
      for (const day of week) day.push([0, MINUTES_OF_DAY]);
      any = true;
      continue;
    }
    const opens = value.opens && parseTimeOfDay(value.opens.value);
    const closes = value.closes && parseTimeOfDay(value.closes.value);
    if (value.firstDay === undefined || opens?.ok !== true || closes?.ok !== true) return undefined;
    const first = DAYS.indexOf(value.firstDay.value);
    const last = DAYS.indexOf(value.lastDay?.value ?? value.firstDay.value);
    const [from, to] = [opens.value.minutes, closes.value.minutes];
    for (let day = first; ; day = (day + 1) % 7) {
      week[day]!.push([from, to > from ? to : to + MINUTES_OF_DAY]);
      if (day === last) break;
    }
    any = true;
  }
  for (const day of week) day.sort((a, b) => a[0] - b[0]);
  return any ? week : undefined;
}

function closedDays(calendar: ElementOf<'calendar'>, first: number, last: number): ReadonlySet<number> {
  const closed = new Set<number>();
  for (const { value } of calendar.values.closed) {
    const from = value.from === undefined ? first - 2 : Math.max(first - 2, daysBetween(EPOCH, value.from));
    const to = value.to === undefined ? last + 2 : Math.min(last + 2, daysBetween(EPOCH, value.to));
    for (let day = from; day <= to; day++) closed.add(day);
  }
  return closed;
}

/** An opening of one local day; what runs into a closed day ends at its midnight. */
function addOpening(
  hours: Hours,
  midnight: number,
  opens: number,
  closes: number,
  day: number,
  closed: ReadonlySet<number>,
  offsets: readonly Offset[],
): void {
  const parts: (readonly [number, number])[] = [];
  if (!closed.has(day)) parts.push([opens, Math.min(closes, MINUTES_OF_DAY)]);
  if (closes > MINUTES_OF_DAY && !closed.has(day + 1)) parts.push([MINUTES_OF_DAY, closes]);
  for (const [from, to] of parts) hours.add(toUtc(midnight + from, offsets), toUtc(midnight + to, offsets));
}

/** What is to be taken from local time to get UTC, from a moment on. */
interface Offset {
  readonly since: number;
  readonly minutes: number;
}

const knownOffsets = new Map<string, readonly Offset[] | undefined>();
const MOST_KNOWN = 512;

/** The offsets of a zone in a period; `undefined` for a zone that does not exist. */
function offsetsOf(zone: string, from: string, to: string): readonly Offset[] | undefined {
  if (zone === 'UTC') return [{ since: Number.NEGATIVE_INFINITY, minutes: 0 }];
  const key = `${zone} ${from} ${to}`;
  if (!knownOffsets.has(key)) {
    if (knownOffsets.size >= MOST_KNOWN) knownOffsets.clear();
    knownOffsets.set(key, readOffsets(zone, from, to));
  }
  return knownOffsets.get(key);
}

function readOffsets(zone: string, from: string, to: string): readonly Offset[] | undefined {
  let at: Temporal.ZonedDateTime | null;
  try {
    at = Temporal.Instant.from(`${addDays(from, -3)}T00:00Z`).toZonedDateTimeISO(zone);
  } catch (error) {
    // The only way to ask whether a zone exists is to try.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  const end = Date.parse(addDays(to, 3));
  const offsets: Offset[] = [{ since: Number.NEGATIVE_INFINITY, minutes: minutesOf(at) }];
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (at === null || at.epochMilliseconds > end) return offsets;
    offsets.push({ since: at.epochMilliseconds / MILLISECONDS_OF_MINUTE, minutes: minutesOf(at) });
  }
}

function minutesOf(at: Temporal.ZonedDateTime): number {
  return Math.round(at.offsetNanoseconds / (MILLISECONDS_OF_MINUTE * 1_000_000));
}

/**
 * Minutes of local time as minutes of UTC. An hour that the clock skips is read by the offset before the change, and of an
 * hour that it goes through twice the first is meant, as calendars commonly do.
 */
function toUtc(local: number, offsets: readonly Offset[]): number {
  let offset = offsets[0]!;
  for (let i = 1; i < offsets.length; i++) {
    const next = offsets[i]!;
    if (local < next.since + Math.max(offset.minutes, next.minutes)) break;
    offset = next;
  }
  return local - offset.minutes;
}

/** Collects stretches in the order of their starts (or nearly), and joins those that touch. */
class Hours {
  readonly #stretches: [number, number][] = [];

  add(start: number, end: number): void {
    if (end > start) this.#stretches.push([start, end]);
  }

  within(from: number, to: number): OpenHours {
    const joined: number[] = [];
    for (const [start, end] of this.#stretches.sort((a, b) => a[0] - b[0])) {
      const [begins, ends] = [Math.max(start, from), Math.min(end, to)];
      if (begins >= ends) continue;
      if (joined.length > 0 && begins <= joined.at(-1)!) joined[joined.length - 1] = Math.max(joined.at(-1)!, ends);
      else joined.push(begins, ends);
    }
    return joined;
  }
}

/** A moment of `hours` as people write it, such as `2026-12-25T07:00Z`. */
export function momentOf(minutes: number): string {
  return `${new Date(minutes * MILLISECONDS_OF_MINUTE).toISOString().slice(0, 16)}Z`;
}
