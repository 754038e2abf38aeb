import { type Period, printPeriod } from '@btaas/portfolio';
import { quoteText } from '../engine/sql.js';
import { SourceProblem } from '../finding.js';
import { monthOf, type Timeline } from '../metrics/timeline.js';
import { uniquePeriods } from '../periods.js';
import type { Check } from './checks.js';

/** Refuses days that no file can hold: those without an end, and those to come. */
export function refuseCoverage(covers: Period, today: string | undefined): void {
  if (covers.from === undefined || covers.to === undefined) {
    throw new SourceProblem(
      `"covers ${printPeriod(covers)}" has an open end; name the first and the last day that the files hold`,
    );
  }
  if (today !== undefined && covers.to > today) {
    throw new SourceProblem(
      `"covers" ends on ${covers.to}, which is still to come; name the last day that the files hold`,
    );
  }
}

/** The months and the declared periods of which the files hold at least a day. */
export function periodsCovered({ from, to }: Period, { periods }: Timeline): readonly Period[] {
  const months: Period[] = [];
  for (let month = monthNumber(from!); month <= monthNumber(to!); month++) months.push(monthOf(month));
  return uniquePeriods([...months, ...periods.filter((each) => each.from! <= to! && each.to! >= from!)]);
}
function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/**
 * A row that is about none of those days; an incident that began before them and ran into them, or is not over, is about
 * some. What `where` leaves out may lie anywhere.
 */
export function outsideCheck(
  covers: Period,
  {
    moment,
    end,
    where,
  }: { readonly moment: string; readonly end: string | undefined; readonly where: string | undefined },
): Check {
  const before = `${end ?? moment} < TIMESTAMP ${quoteText(covers.from!)}`;
  const after = `${moment} >= TIMESTAMP ${quoteText(covers.to!)} + INTERVAL 1 DAY`;
  return {
    bad: `(${before} OR ${after})${where === undefined ? '' : ` AND (${where})`}`,
    found: moment,
    says: `it lies outside of ${printPeriod(covers)}, which the source covers`,
  };
}
