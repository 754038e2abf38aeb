import { addDays, addTo, daysBetween, duration, type Period, period } from '@btaas/portfolio';

/**
 * A period of the same length that begins on the day after another day: whole months stay as many months, if it can begin
 * with one. `undefined` where the calendar ends.
 */
export function movedBehind({ from, to, written }: Period, last: string): Period | undefined {
  const start = addDays(last, 1);
  if (to === undefined || from === undefined)
    return period(start, to === undefined ? undefined : laterOf(start, to), written);
  const months = wholeMonths(from, to);
  const next = months !== undefined && start.endsWith('-01') ? addTo(start, duration(months, 'month')) : undefined;
  const end = next === undefined ? addDays(start, daysBetween(from, to)) : addDays(next, -1);
  return period(start, end, written);
}

/** How many months a period has that begins with one and ends with one. */
function wholeMonths(from: string, to: string): number | undefined {
  const end = addDays(to, 1);
  if (!from.endsWith('-01') || !end.endsWith('-01')) return undefined;
  return monthNumber(end) - monthNumber(from);
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
