import { compareTexts } from '../model/order.js';
import type { Rational } from '../exact/index.js';
import type { Period, Quantity } from '../values/index.js';

/** One measured value of one metric of one element in one period, as the evidence lock keeps it. */
export interface Measurement {
  /** The qualified name of the element. */
  readonly element: string;
  /** A built-in metric's name, or the qualified name of a `metric` declaration. */
  readonly metric: string;
  readonly period: Period;
  readonly value: Quantity;
  /** Of a ratio, so that several pool exactly: 90/100 and 9 990/10 000 are 99.80 %. */
  readonly numerator?: Rational;
  readonly denominator?: Rational;
  /** The source's qualified name. */
  readonly source: string;
  readonly rows: number;
  /**
   * What the source covers, or from the first to the last month that anything was observed in, where that is less than the period: what is measured is then
   * incomplete, and not the last word.
   */
  readonly observed?: Period;
}
/** What was measured. Empty where there is no evidence. */
export interface Measurements {
  readonly all: readonly Measurement[];
  /** The elements of which anything was measured. */
  readonly elements: ReadonlySet<string>;
  /** The measurement of exactly this period. */
  find(metric: string, element: string, period: Period): Measurement | undefined;
  /** All measurements of a metric of an element, by the start of their period. */
  series(metric: string, element: string): readonly Measurement[];
}

const keyOf = (metric: string, element: string) => `${metric}\n${element}`;

export function measurements(all: readonly Measurement[]): Measurements {
  const byKey = new Map<string, Measurement[]>();
  for (const each of all) {
    const key = keyOf(each.metric, each.element);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [each]);
    else list.push(each);
  }
  const start = (each: Measurement) => `${each.period.from ?? ''} ${each.period.to ?? ''}`;
  for (const list of byKey.values()) list.sort((a, b) => compareTexts(start(a), start(b)));
  return {
    all,
    elements: new Set(all.map(({ element }) => element)),
    find: (metric, element, { from, to }) =>
      byKey.get(keyOf(metric, element))?.find(({ period }) => period.from === from && period.to === to),
    series: (metric, element) => byKey.get(keyOf(metric, element)) ?? [],
  };
}
export const NO_MEASUREMENTS: Measurements = measurements([]);
