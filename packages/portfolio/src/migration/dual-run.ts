import { yearly } from '../cost/index.js';
import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/figures.js';
import {
  addDays,
  addTo,
  convertDurationByConvention,
  type Known,
  mapKnown,
  type Period,
  period,
  unknown,
} from '../values/index.js';
import type { Wave } from './waves.js';

/** Old and new side by side: from when until when, and what that costs a month, exact, in the portfolio's currency. */
export interface DualRun {
  readonly days: Period;
  readonly perMonth: Rational;
}

const MONTHS_OF_YEAR = Rational.of(12);

/** The dual run of a wave begins with the wave. `undefined` for a wave without one. */
export function dualRunOf({ portfolio, currencies }: Figures, { value: wave }: Wave): Known<DualRun> | undefined {
  if (wave.dualRun === undefined) return undefined;
  const { duration, at } = wave.dualRun.value;
  const start = wave.range?.value.from;
  if (start === undefined) return unknown(`the first day of ${wave.name.value}`);
  if (duration === undefined || at === undefined) return unknown(`the dual run of ${wave.name.value}`);
  const days = convertDurationByConvention(duration.value, 'day').amount.round(0, 'halfUp').toNumber();
  const end = addTo(start, duration.value) ?? addDays(start, Math.max(0, Math.min(days, MOST_DAYS)));
  return mapKnown(yearly(portfolio, currencies, at.value), ({ amount }) => ({
    days: period(start, addDays(end, -1)),
    perMonth: amount.dividedBy(MONTHS_OF_YEAR),
  }));
}

/** A century. */
const MOST_DAYS = 36_525;
