import { type Known, type Period, printPeriod, type Value } from '@btaas/portfolio';
import type { Cell } from '../document/blocks.js';
import { plotted, showPeriod, words } from '../document/show.js';

/** What was measured in a period. */
interface Measured {
  readonly period: Period;
  readonly value: Known<Value>;
}

/** A cell with the first and the last period, and the line of what was measured from one to the other. */
export function courseCell(measured: readonly Measured[]): Cell {
  const [first, last] = [measured[0], measured.at(-1)];
  if (first === undefined || last === undefined) return words('–', { tone: 'muted' });
  const values = measured.flatMap(({ value }) => plotted(value) ?? []);
  const text =
    first === last ? showPeriod(first.period) : `${printPeriod(first.period)} to ${printPeriod(last.period)}`;
  return words(text, values.length > 1 ? { trend: values } : {});
}
/** What the column of such cells says of itself. */
export const COURSE_HELP = 'The line runs between the lowest and the highest of them';
