import type { Measurement, Measurements } from '../figures/measurements.js';
import { type Known, type Period, printPeriod, type Quantity, unknown } from '../values/index.js';

/** What a component, modifier, gate or funding was judged by. */
export interface Evidence {
  readonly metric: string;
  /** The qualified name of the element; empty for a metric of a whole source. */
  readonly element: string;
  readonly period: Period;
  readonly value: Known<Quantity>;
  readonly measurement?: Measurement;
  /** Whether the value was assumed (`--what-if`) instead of measured. */
  readonly assumed: boolean;
}

/** Values that are assumed in place of measured ones, by `assumptionKey`. */
export type Assumptions = ReadonlyMap<string, Quantity>;

export function assumptionKey(metric: string, element: string): string {
  return `${metric}\n${element}`;
}
export const NO_ASSUMPTIONS: Assumptions = new Map();

/** The id of an anonymous metric, of which a reader wants the expression alone. */
const ANONYMOUS = /^\S+ gate "(?:[^"\\]|\\.)*": (.*)$/su;

/** How a metric of an element is called in a message: `availability of shop.Checkout`. */
export function metricLabel(metric: string, element: string): string {
  const expression = ANONYMOUS.exec(metric)?.[1];
  if (expression !== undefined) return expression;
  return element === '' ? metric : `${metric} of ${element}`;
}

/** What is measured for exactly this period, or assumed. A measurement of another period is no evidence. */
export function evidenceFor(
  measured: Measurements,
  assumptions: Assumptions,
  metric: string,
  element: string,
  period: Period,
): Evidence {
  const about = { metric, element, period };
  const assumed = assumptions.get(assumptionKey(metric, element));
  if (assumed !== undefined) return { ...about, value: assumed, assumed: true };
  const measurement = measured.find(metric, element, period);
  if (measurement !== undefined) return { ...about, value: measurement.value, measurement, assumed: false };
  return { ...about, value: unknown(`${metricLabel(metric, element)} in ${printPeriod(period)}`), assumed: false };
}

/** Whether something was measured, but not in all months of the period. */
export function isIncomplete({ measurement }: Evidence): boolean {
  return measurement?.observed !== undefined;
}
