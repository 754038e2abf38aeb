import { Rational } from '../exact/index.js';
import type { Portfolio, ElementOf } from '../model/index.js';
import {
  convertRate,
  daysBetween,
  daysIn,
  daysInMonth,
  daysInYear,
  isCalendarUnit,
  isTimeUnit,
  overlap,
  type Period,
  period,
} from '../values/index.js';
import type { TimeUnit } from '../values/index.js';

/** Days on which a person works for a share of full time. */
export interface Segment {
  readonly fte: Rational;
  readonly period: Period;
}

/**
 * The stretches of a plan's period in which a person is there, as declared; full time throughout where the person says
 * nothing. Stretches that overlap add up.
 */
export function segmentsOf(person: ElementOf<'person'> | undefined, within: Period): readonly Segment[] {
  const declared = person?.values.fte ?? [];
  if (declared.length === 0) return [{ fte: Rational.ONE, period: within }];
  return declared.flatMap(({ value }) => {
    const shared = overlap(period(value.from?.value, value.until?.value), within);
    return shared === undefined || value.amount === undefined
      ? []
      : [{ fte: value.amount.value.value, period: shared }];
  });
}

/**
 * How many whole targets the segments are worth: Σ fte · days / days of what the target is for. A target for the period
 * (`per` undefined) is divided by the days of the period; one per year, quarter or month by the days of each year,
 * quarter or month that is touched; one per day, week or hour by its own length.
 */
export function targetShare(
  segments: readonly Segment[],
  per: string | undefined,
  whole: Period,
): Rational | undefined {
  if (per === undefined) {
    const days = daysIn(whole);
    if (days === undefined || days === 0) return undefined;
    return sumOf(segments, (segment) => Rational.of(daysIn(segment)!, days));
  }
  if (!isTimeUnit(per)) return undefined;
  if (isCalendarUnit(per)) return sumOf(segments, (segment) => calendarShare(segment, per));
  const perDay = convertRate({ type: 'rate', amount: { type: 'number', value: Rational.ONE }, per }, 'day');
  if (perDay?.amount.type !== 'number') return undefined;
  const rate = perDay.amount.value;
  return sumOf(segments, (segment) => rate.times(Rational.of(daysIn(segment)!)));
}

function sumOf(segments: readonly Segment[], share: (period: Period) => Rational): Rational {
  return Rational.sum(segments.map(({ fte, period }) => fte.times(share(period))));
}

/** Walks over the years, quarters or months that a closed period touches. */
function calendarShare(
  { from, to }: Period,
  per: Exclude<TimeUnit, 'ms' | 's' | 'min' | 'h' | 'day' | 'week'>,
): Rational {
  let share = Rational.ZERO;
  let day = from!;
  while (day <= to!) {
    const { last, days } = blockOf(day, per);
    const end = last < to! ? last : to!;
    share = share.plus(Rational.of(daysBetween(day, end) + 1, days));
    day = nextDay(last);
  }
  return share;
}

function blockOf(day: string, per: 'year' | 'quarter' | 'month'): { readonly last: string; readonly days: number } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (per === 'year') return { last: `${day.slice(0, 4)}-12-31`, days: daysInYear(year) };
  const first = per === 'month' ? month : month - ((month - 1) % 3);
  const months = per === 'month' ? [month] : [first, first + 1, first + 2];
  const lastMonth = months.at(-1)!;
  const days = months.reduce((sum, each) => sum + daysInMonth(year, each), 0);
  return { last: `${day.slice(0, 4)}-${two(lastMonth)}-${two(daysInMonth(year, lastMonth))}`, days };
}

/** The day after the last one of a month. */
function nextDay(last: string): string {
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  return month === 12 ? `${String(year + 1).padStart(4, '0')}-01-01` : `${last.slice(0, 4)}-${two(month + 1)}-01`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** The people of a plan by id, each once: those named, and the members of the teams named. A team's lead is not a member unless listed. */
export function participantsOf(plan: ElementOf<'plan'>, portfolio: Portfolio): readonly string[] {
  const people = new Set<string>();
  for (const { value } of plan.values.for) {
    if (!value.found) continue;
    const team = portfolio.get('team', value.to);
    if (team === undefined) people.add(value.to);
    else for (const member of team.values.members) if (member.value.found) people.add(member.value.to);
  }
  return [...people].sort();
}
