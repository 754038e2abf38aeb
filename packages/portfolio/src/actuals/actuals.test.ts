import { describe, expect, test } from 'vitest';
import { type Measurement, measurements } from '../figures/measurements.js';
import { num, period } from '../values/index.js';
import { type Asked, measuredFlow, measuredLevel } from './actuals.js';

const YEAR = period('2026-02-01', '2027-01-31');
const of = (from: string, to: string, value: number): Measurement => ({
  element: 'S',
  metric: 'm',
  period: period(from, to),
  value: num(value),
  source: 'X',
  rows: 1,
});
const JANUARY = of('2026-01-01', '2026-01-31', 1);
const FEBRUARY = of('2026-02-01', '2026-02-28', 2);
const MARCH = of('2026-03-01', '2026-03-31', 3);
const QUARTER = of('2026-01-01', '2026-03-31', 6);
const WHOLE = of('2026-02-01', '2027-01-31', 40);
const ALL = [JANUARY, FEBRUARY, MARCH, QUARTER, WHOLE];

const asked = (list: readonly Measurement[], asOf: string): Asked => ({
  measurements: measurements(list),
  asOf,
  period: YEAR,
});
const level = (list: readonly Measurement[], asOf: string) => measuredLevel('m', 'S', asked(list, asOf));
const flow = (list: readonly Measurement[], asOf: string) => measuredFlow('m', 'S', asked(list, asOf));

describe('a level', () => {
  test('is that of the whole period once it is over', () => {
    expect(level(ALL, '2027-01-31')).toBe(WHOLE);
    expect(level(ALL, '2027-01-30')).not.toBe(WHOLE);
  });
  test('is else the one that ended last, and of those the longest', () => {
    expect(level(ALL, '2026-03-30')).toBe(FEBRUARY);
    expect(level(ALL, '2026-03-31')).toBe(QUARTER);
    expect(level([MARCH, FEBRUARY], '2026-12-31')).toBe(MARCH);
  });
  test('is not there before anything is over, nor of another element or metric', () => {
    expect(level(ALL, '2026-01-30')).toBeUndefined();
    expect(measuredLevel('m', 'T', asked(ALL, '2027-12-31'))).toBeUndefined();
    expect(measuredLevel('n', 'S', asked(ALL, '2027-12-31'))).toBeUndefined();
  });
});

describe('a flow', () => {
  test('is made of the complete months of the period, so that nothing counts twice', () => {
    expect(flow(ALL, '2026-03-31')).toEqual([FEBRUARY, MARCH]);
    expect(flow(ALL, '2026-03-30')).toEqual([FEBRUARY]);
  });
  test('is the whole period where there are no months, once that is over', () => {
    expect(flow([QUARTER, WHOLE], '2027-01-31')).toEqual([WHOLE]);
    expect(flow([QUARTER, WHOLE], '2027-01-30')).toEqual([]);
  });
  test('does not take a February of a leap year for complete on its 28th', () => {
    const leap = [of('2028-02-01', '2028-02-28', 1)];
    const found = measuredFlow('m', 'S', { ...asked(leap, '2028-12-31'), period: period('2028-01-01', '2028-12-31') });
    expect(found).toEqual([]);
  });
});
