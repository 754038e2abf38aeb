import { Rational } from '../exact/index.js';
import {
  amountOf,
  convertDurationByConvention,
  convertRateByConvention,
  type Duration,
  isTimeUnit,
  type Rate,
  toMilliseconds,
} from '../values/index.js';

/** The same durations are asked for again and again, along every chain that they are part of. */
const known = new WeakMap<Duration, Rational>();

/** Months, quarters and years count as parts of 365 days. */
export function millisecondsOf(duration: Duration): Rational {
  let milliseconds = known.get(duration);
  if (milliseconds === undefined) {
    milliseconds = toMilliseconds(duration) ?? convertDurationByConvention(duration, 'ms').amount;
    known.set(duration, milliseconds);
  }
  return milliseconds;
}

/** Above zero where the first is longer. Months, quarters and years count as parts of 365 days against fixed units. */
export function longer(a: Duration, b: Duration): number {
  return millisecondsOf(a).compare(millisecondsOf(b));
}

/** Above zero where the first is more; `undefined` for rates of different things. */
export function compareRates(a: Rate, b: Rate): number | undefined {
  if (a.noun !== b.noun || a.amount.type !== b.amount.type || !isTimeUnit(a.per)) return undefined;
  const converted = convertRateByConvention(b, a.per);
  return converted && amountOf(a.amount).compare(amountOf(converted.amount));
}

const UNITS = [
  ['day', Rational.of(86_400_000)],
  ['h', Rational.of(3_600_000)],
  ['min', Rational.of(60_000)],
  ['s', Rational.of(1_000)],
] as const;

/** Milliseconds in the largest unit of which they are a whole number: 90 min, 2 h. Parts of a millisecond are rounded up. */
export function durationOf(milliseconds: Rational): Duration {
  for (const [unit, length] of UNITS) {
    const amount = milliseconds.dividedBy(length);
    if (amount.isInteger()) return { type: 'duration', amount, unit };
  }
  return { type: 'duration', amount: milliseconds.round(0, 'ceiling'), unit: 'ms' };
}
