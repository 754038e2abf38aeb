import type { FigureInput } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import type { Measurement, Measurements } from '../figures/measurements.js';
import { isMonth, type Period, printPeriod } from '../values/index.js';

/** From when on and until when measurements are looked for. */
export interface Asked {
  readonly measurements: Measurements;
  /** Measurements that end later are not complete, and do not count. */
  readonly asOf: string;
  /** The portfolio's period. */
  readonly period: Period | undefined;
}

export function askedOf({ measurements, asOf, portfolio }: Figures): Asked {
  return { measurements, asOf, period: portfolio.settings?.values.period?.value };
}

/**
 * The measurement that says how a level, such as the demand or a share, is now: that of exactly the portfolio's period,
 * once it is over; else the one that ended last, and of those the longest. `undefined` where nothing is measured.
 */
export function measuredLevel(metric: string, element: string, asked: Asked): Measurement | undefined {
  const complete = completeSeries(metric, element, asked);
  if (complete.length === 0) return undefined;
  const whole = complete.find(({ period }) => isSame(period, asked.period));
  if (whole !== undefined) return whole;
  return complete.reduce<Measurement | undefined>((best, each) => (isLater(each, best) ? each : best), undefined);
}

/**
 * The measurements that together say how much of a flow, such as cost or volume, there was: the complete calendar months
 * in the portfolio's period; where there are none, the portfolio's period as a whole. Disjoint in any case.
 */
export function measuredFlow(metric: string, element: string, asked: Asked): readonly Measurement[] {
  const complete = completeSeries(metric, element, asked);
  if (complete.length === 0) return NOTHING;
  const months = complete.filter(({ period }) => isMonth(period) && liesIn(period, asked.period));
  if (months.length > 0) return months;
  return complete.filter(({ period }) => isSame(period, asked.period)).slice(0, 1);
}

/** A measurement as an input of an explanation. */
export function measuredInput(label: string, { value, period, source, rows }: Measurement): FigureInput {
  return { label, value, measured: { source, period: printPeriod(period), rows } };
}

const NOTHING: readonly Measurement[] = [];

function completeSeries(metric: string, element: string, { measurements, asOf }: Asked): readonly Measurement[] {
  if (measurements.all.length === 0) return NOTHING;
  return measurements.series(metric, element).filter(({ period }) => period.to !== undefined && period.to <= asOf);
}

function isLater(a: Measurement, b: Measurement | undefined): boolean {
  if (b === undefined) return true;
  const [endA, endB] = [a.period.to ?? '', b.period.to ?? ''];
  return endA === endB ? (a.period.from ?? '') < (b.period.from ?? '') : endA > endB;
}

function isSame(a: Period, b: Period | undefined): boolean {
  return b !== undefined && a.from === b.from && a.to === b.to;
}

function liesIn(inner: Period, outer: Period | undefined): boolean {
  if (outer === undefined || inner.from === undefined || inner.to === undefined) return false;
  return (outer.from === undefined || outer.from <= inner.from) && (outer.to === undefined || inner.to <= outer.to);
}
