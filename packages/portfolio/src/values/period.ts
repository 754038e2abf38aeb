import { daysBetween } from './calendar.js';
import { compareDates, daysInMonth, isValidDate } from './date.js';
import { misread, type Reading, read } from './result.js';

/**
 * The days from `from` to `to`, both included; an end that is not there is open. `written` says how the ends were written, if not
 * as two days: `2026-04`, `2026-Q3`, or a single day; ends of the same sort are joined (`2026-04 .. 2026-07`).
 */
export interface Period {
  readonly type: 'period';
  readonly from?: string;
  readonly to?: string;
  readonly written?: PeriodWriting;
}
export type PeriodWriting = 'day' | 'month' | 'quarter';

const MONTH = /^(\d{4})-(\d{2})$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;

export function period(from: string | undefined, to: string | undefined, written?: PeriodWriting): Period {
  return {
    type: 'period',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(written === undefined ? {} : { written }),
  };
}

/** The days of `2026-04`, of `2026-Q3`, or the one day `2026-04-01`; `undefined` for anything else. */
export function periodOf(text: string): Period | undefined {
  if (isValidDate(text)) return period(text, text, 'day');
  const month = MONTH.exec(text);
  if (month !== null) return monthsOf(Number(month[1]), Number(month[2]), 1, 'month');
  const quarter = QUARTER.exec(text);
  if (quarter !== null) return monthsOf(Number(quarter[1]), Number(quarter[2]) * 3 - 2, 3, 'quarter');
  return undefined;
}

/** From the first day of one period to the last of another; an end that is not given is open. */
export function periodBetween(first: Period | undefined, last: Period | undefined): Period {
  const writings = [first, last].flatMap((end) => (end === undefined ? [] : [end.written]));
  const written = writings.every((writing) => writing === writings[0]) ? writings[0] : undefined;
  return period(first?.from, last?.to, written === 'day' ? undefined : written);
}

/** Reads `2026-04`, `2026-Q3`, `2026-04-01`, and two of them with `..` between, either of which may be left out. */
export function parsePeriod(text: string): Reading<Period> {
  const ends = text.split('..').map((end) => end.trim());
  if (ends.length === 1) return readEnd(ends[0]!);
  if (ends.length > 2) return misread(`"${text}" has more than one ".."`);
  const [first, last] = ends.map((end) => (end === '' ? undefined : readEnd(end)));
  if (first?.ok === false) return first;
  if (last?.ok === false) return last;
  const between = periodBetween(first?.value, last?.value);
  if (isReversed(between)) return misread(`the period "${text}" ends before it begins`);
  return read(between);
}

function readEnd(text: string): Reading<Period> {
  const found = periodOf(text);
  if (found !== undefined) return read(found);
  if (/^\d{4}$/.test(text)) {
    return misread(`"${text}" is not a period; write the year's days as "${text}-01-01 .. ${text}-12-31"`);
  }
  return misread(
    /^\d{4}-(\d{2}(-\d{2})?|Q\d)$/.test(text)
      ? `"${text}" does not exist in the calendar`
      : `"${text}" is not a date; write a day such as "2026-04-01", a month such as "2026-04" or a quarter such as "2026-Q3"`,
  );
}

/** As it was written, where that still fits its days; else by its days. A period open at both ends is `..`. */
export function printPeriod(p: Period): string {
  const write = writer(p);
  const from = p.from && write(p.from);
  const to = p.to && write(p.to);
  const single = p.written !== undefined && from !== undefined && from === to;
  if (single) return from;
  return [from, '..', to].filter((part) => part !== undefined).join(' ');
}

/** Days of a period, both ends included; 0 for one that ends before it begins, `undefined` for an open one. */
export function daysIn(p: Period): number | undefined {
  if (p.from === undefined || p.to === undefined) return undefined;
  return isReversed(p) ? 0 : daysBetween(p.from, p.to) + 1;
}

/** The days that two periods share; `undefined` if there are none. */
export function overlap(a: Period, b: Period): Period | undefined {
  if (isReversed(a) || isReversed(b)) return undefined;
  const from = pick(a.from, b.from, 1);
  const to = pick(a.to, b.to, -1);
  const shared = period(from, to);
  return isReversed(shared) ? undefined : shared;
}

/** Whether a day lies in a period. */
export function contains(p: Period, date: string): boolean {
  return (p.from === undefined || p.from <= date) && (p.to === undefined || date <= p.to);
}

/** Whether a period ends before it begins, and so has no days. */
export function isReversed(p: Period): boolean {
  return p.from !== undefined && p.to !== undefined && p.to < p.from;
}

/** Whether a period is exactly one month. */
export function isMonth({ from, to }: Period): boolean {
  if (from === undefined || to === undefined || !from.endsWith('-01') || from.slice(0, 7) !== to.slice(0, 7))
    return false;
  return Number(to.slice(8)) === daysInMonth(Number(from.slice(0, 4)), Number(from.slice(5, 7)));
}

/** The later (1) or the earlier (-1) of two ends; an open end yields to the other. */
function pick(a: string | undefined, b: string | undefined, direction: 1 | -1): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareDates(a, b) === direction ? a : b;
}

function monthsOf(year: number, first: number, count: number, written: PeriodWriting): Period | undefined {
  const last = first + count - 1;
  if (year < 1 || first < 1 || last > 12) return undefined;
  return period(isoDay(year, first, 1), isoDay(year, last, daysInMonth(year, last)), written);
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** How the ends of a period are written: as months or quarters only while both ends are the edge of one. */
function writer(p: Period): (day: string) => string {
  const asMonth = (day: string) => day.slice(0, 7);
  const asQuarter = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const fits = (unit: (day: string) => string) =>
    (p.from === undefined || periodOf(unit(p.from))?.from === p.from) &&
    (p.to === undefined || periodOf(unit(p.to))?.to === p.to);
  if (p.written === 'month' && fits(asMonth)) return asMonth;
  if (p.written === 'quarter' && fits(asQuarter)) return asQuarter;
  return (day) => day;
}
