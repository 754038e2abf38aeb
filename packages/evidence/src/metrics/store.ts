import { type Period, period, Rational } from '@btaas/portfolio';
import type { Merge } from '../expressions/aggregates.js';
import { monthOf, periodKey, type Timeline } from './timeline.js';

/** What was aggregated for one element in one period. */
export interface Cell {
  readonly period: Period;
  rows: number;
  /** The first and the last month with any row. */
  first: number;
  last: number;
  readonly values: (Rational | undefined)[];
}

/** Aggregated values by element and period, put together from stretches of time. */
export class Store {
  readonly #cells = new Map<string, Map<string, Cell>>();
  readonly #periods = new Map<string, readonly Period[]>();

  constructor(
    private readonly merges: readonly Merge[],
    private readonly timeline: Timeline,
  ) {}

  addStretch(
    element: string,
    month: number,
    cut: number,
    rows: number,
    values: readonly (Rational | undefined)[],
  ): void {
    const key = `${month} ${cut}`;
    const periods = this.#periods.get(key) ?? this.timeline.periodsOf(month, cut);
    this.#periods.set(key, periods);
    for (const period of periods) {
      const cell = this.cell(element, period);
      cell.rows += rows;
      cell.first = Math.min(cell.first, month);
      cell.last = Math.max(cell.last, month);
      for (const [i, value] of values.entries()) {
        if (this.merges[i] !== 'apart') cell.values[i] = merged(this.merges[i]!, cell.values[i], value);
      }
    }
  }

  /** Values that hold for a whole month or period as they are, at the places of `at`. */
  addWhole(
    element: string,
    period: Period | number,
    at: readonly number[],
    values: readonly (Rational | undefined)[],
  ): void {
    const cell = this.cell(element, typeof period === 'number' ? monthOf(period) : period);
    for (const [i, value] of values.entries()) cell.values[at[i]!] = value;
  }

  cell(element: string, period: Period): Cell {
    const byPeriod = this.#cells.get(element) ?? new Map<string, Cell>();
    this.#cells.set(element, byPeriod);
    const key = periodKey(period);
    const cell = byPeriod.get(key) ?? {
      period,
      rows: 0,
      first: Infinity,
      last: -Infinity,
      values: this.merges.map(() => undefined),
    };
    byPeriod.set(key, cell);
    return cell;
  }

  *cells(): Generator<readonly [element: string, cell: Cell]> {
    for (const [element, byPeriod] of this.#cells) for (const cell of byPeriod.values()) yield [element, cell];
  }
}

/**
 * The days that the source covers, if it says so, else from the first to the last month with rows; `undefined` where that is the
 * whole period.
 */
export function observedIn(
  { period: { from, to }, first, last }: Cell,
  covers: Period | undefined,
): Period | undefined {
  if ((covers === undefined && !Number.isFinite(first)) || from === undefined || to === undefined) return undefined;
  const [begins, ends] = covers === undefined ? [monthOf(first).from!, monthOf(last).to!] : [covers.from!, covers.to!];
  if (begins <= from && ends >= to) return undefined;
  return period(begins > from ? begins : from, ends < to ? ends : to);
}

function merged(merge: Merge, a: Rational | undefined, b: Rational | undefined): Rational | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (merge === 'sum') return a.plus(b);
  return merge === 'min' ? Rational.min(a, b) : Rational.max(a, b);
}
