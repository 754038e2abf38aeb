import { addDays, daysInMonth, type Period, period } from '@btaas/portfolio';
import { quoteText } from '../engine/sql.js';

/**
 * Months, cut where a period begins or ends within one: every row falls into one such stretch, and every period is made
 * of whole ones, so that one pass over the data serves all periods.
 */
export class Timeline {
  /** Days on which a stretch begins besides the first of each month, in their order. */
  readonly cuts: readonly string[];

  constructor(readonly periods: readonly Period[]) {
    const days = periods.flatMap(({ from, to }) => [from, to === undefined ? undefined : addDays(to, 1)]);
    this.cuts = [...new Set(days.filter((day) => day !== undefined && !day.endsWith('-01')))].sort() as string[];
  }

  /** SQL for the month of a moment as one number, `12 · year + month − 1`. */
  monthSql(moment: string): string {
    return `(year(${moment}) * 12 + month(${moment}) - 1)`;
  }
  /** SQL for how many cuts lie at or before a moment. */
  cutSql(moment: string): string {
    if (this.cuts.length === 0) return '0';
    return this.cuts.map((day) => `CAST(${moment} >= TIMESTAMP ${quoteText(day)} AS INTEGER)`).join(' + ');
  }

  /** The days of a stretch. */
  stretch(month: number, cut: number): Period {
    const { from, to } = monthOf(month);
    const [begins, ends] = [this.cuts[cut - 1], this.cuts[cut]];
    const first = begins !== undefined && begins > from! ? begins : from;
    const last = ends !== undefined && ends <= to! ? addDays(ends, -1) : to;
    return period(first, last);
  }

  /** The periods that a stretch belongs to: its month, and the declared ones that it lies in. */
  periodsOf(month: number, cut: number): readonly Period[] {
    const { from, to } = this.stretch(month, cut);
    const declared = this.periods.filter((each) => (each.from ?? '') <= from! && (each.to ?? '9999-12-31') >= to!);
    const own = monthOf(month);
    return declared.some((each) => each.from === own.from && each.to === own.to) ? declared : [own, ...declared];
  }
}

export function monthOf(month: number): Period {
  const year = Math.floor(month / 12);
  const inYear = (month % 12) + 1;
  const prefix = `${String(year).padStart(4, '0')}-${String(inYear).padStart(2, '0')}`;
  return period(`${prefix}-01`, `${prefix}-${String(daysInMonth(year, inYear)).padStart(2, '0')}`, 'month');
}

/** One period is one key, however it was written. */
export function periodKey({ from, to }: Period): string {
  return `${from ?? ''} ${to ?? ''}`;
}
