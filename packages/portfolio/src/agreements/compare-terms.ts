import { Rational } from '../exact/index.js';
import type { Place } from '../model/index.js';
import {
  amountOf,
  convertDurationByConvention,
  convertRateByConvention,
  type Duration,
  isTimeUnit,
  isUnknown,
  percentOf,
  printQuantity,
  type Quantity,
  type Rate,
  toMilliseconds,
} from '../values/index.js';
import { effectiveAvailability, type EffectiveAvailability } from './effective.js';
import { momentOf } from './hours.js';
import type { HoursBook } from './hours-book.js';
import type { Term, Terms } from './terms.js';

/** What can be promised, by the name of its property. */
export type Dimension = 'availability' | 'hours' | 'response' | 'resolution' | 'rto' | 'rpo' | 'throughput' | 'latency';

/** One thing in which a promise is weaker than what is asked for. */
export interface Shortfall {
  readonly dimension: Dimension;
  /** The dimension with its priority or percentile, such as `response P1`. */
  readonly name: string;
  /** The promise, as it is written. */
  readonly promised: string;
  readonly promisedAt: Place;
  /** What is asked for, as it is written. */
  readonly demanded: string;
  readonly demandedAt: Place;
  /** What the promise comes to, where that differs from what is written; the stretch that is not covered, of hours. */
  readonly comesTo?: string;
  /** A text that, in place of the promise, would do. Only where there is one for sure. */
  readonly mended?: string;
}
export interface Comparison {
  readonly shortfalls: readonly Shortfall[];
  /** What is asked for and not promised, such as `rto`. */
  readonly missing: readonly string[];
  /** What could not be compared, and why. */
  readonly incomparable: readonly string[];
}

const PERCENT_DIGITS = 4;

/**
 * Where `promise` falls short of `demand`, each dimension on its own. Availability is compared in the demand's window and
 * on its exclusions; hours by whether the promised ones hold all that are demanded; durations of the calendar against
 * fixed ones by the convention of 365 days a year. What is not demanded is not looked at.
 */
export function compareTerms(promise: Terms, demand: Terms, book: HoursBook): Comparison {
  const shortfalls: Shortfall[] = [];
  const missing: string[] = [];
  const incomparable: string[] = [];
  const quantities = <Q extends Quantity>(
    dimension: Dimension,
    name: string,
    promised: Term<Q> | undefined,
    demanded: Term<Q>,
    excess: (promised: Q, demanded: Q) => number | undefined,
  ) => {
    if (promised === undefined) {
      missing.push(name);
      return;
    }
    const over = excess(promised.value, demanded.value);
    if (over === undefined) {
      incomparable.push(`${name}: ${printQuantity(promised.value)} and ${printQuantity(demanded.value)}`);
    } else if (over > 0) {
      const text = printQuantity(demanded.value);
      shortfalls.push({
        dimension,
        name,
        promised: printQuantity(promised.value),
        promisedAt: promised.at,
        demanded: text,
        demandedAt: demanded.at,
        mended: text,
      });
    }
  };
  if (demand.availability !== undefined) {
    const effective = effectiveAvailability(promise, {
      window: demand.availability.value.window,
      excludes: demand.excludes,
    });
    if (effective === undefined) missing.push('availability');
    else {
      incomparable.push(...effective.incomparable);
      const short = availabilityShortfall(promise.availability!, demand.availability, effective);
      if (short !== undefined) shortfalls.push(short);
    }
  }
  if (demand.hours?.value.found === true) {
    if (promise.hours === undefined) missing.push('hours');
    else if (promise.hours.value.found) {
      const gap = book.gap(demand.hours.value.to, promise.hours.value.to);
      if (isUnknown(gap)) missing.push(...gap.missing);
      else if (gap !== undefined) {
        shortfalls.push({
          dimension: 'hours',
          name: 'hours',
          promised: shortName(promise.hours.value.to),
          promisedAt: promise.hours.at,
          demanded: shortName(demand.hours.value.to),
          demandedAt: demand.hours.at,
          comesTo: `closed from ${momentOf(gap[0])} to ${momentOf(gap[1])}`,
          mended: demand.hours.value.to,
        });
      }
    }
  }
  for (const dimension of ['response', 'resolution', 'latency'] as const) {
    for (const [key, demanded] of demand[dimension]) {
      quantities(dimension, `${dimension} ${key}`, promise[dimension].get(key), demanded, longer);
    }
  }
  for (const dimension of ['rto', 'rpo'] as const) {
    const demanded = demand[dimension];
    if (demanded !== undefined) quantities(dimension, dimension, promise[dimension], demanded, longer);
  }
  if (demand.throughput !== undefined) {
    quantities('throughput', 'throughput', promise.throughput, demand.throughput, (promised, demanded) =>
      negated(compareRates(promised, demanded)),
    );
  }
  return { shortfalls, missing, incomparable };
}

function availabilityShortfall(
  promised: NonNullable<Terms['availability']>,
  demanded: NonNullable<Terms['availability']>,
  effective: EffectiveAvailability,
): Shortfall | undefined {
  const { share } = demanded.value;
  if (effective.share.greaterOrEqual(share)) return undefined;
  const text = printQuantity(demanded.value.percent);
  const asWritten = effective.share.equals(promised.value.share);
  // A stricter number of the promise's own window and exclusions, where one below 100 % is enough.
  const needed = effective.slope.sign() > 0 ? share.minus(effective.offset).dividedBy(effective.slope) : undefined;
  const mended = needed && roundedUp(needed);
  return {
    dimension: 'availability',
    name: 'availability',
    promised: printQuantity(promised.value.percent),
    promisedAt: promised.at,
    demanded: text,
    demandedAt: demanded.at,
    ...(asWritten ? {} : { comesTo: `${percentText(effective.share)} against ${text}` }),
    ...(mended === undefined ? {} : { mended }),
  };
}

function roundedUp(share: Rational): string | undefined {
  const rounded = percentOf(share).value.round(PERCENT_DIGITS, 'ceiling');
  return rounded.greaterOrEqual(Rational.HUNDRED) ? undefined : printQuantity({ type: 'percent', value: rounded });
}

/** A share of one as a percentage with at most four decimals, rounded down: what is said is never more than what is. */
export function percentText(share: Rational): string {
  return printQuantity({ type: 'percent', value: percentOf(share).value.round(PERCENT_DIGITS, 'floor') });
}

/** Above zero where the first is longer. Months, quarters and years count as parts of 365 days against fixed units. */
export function longer(a: Duration, b: Duration): number {
  return millisecondsOf(a).compare(millisecondsOf(b));
}

export function millisecondsOf(duration: Duration): Rational {
  return toMilliseconds(duration) ?? convertDurationByConvention(duration, 'ms').amount;
}

/** `undefined` for rates of different things. */
export function compareRates(a: Rate, b: Rate): number | undefined {
  if (a.noun !== b.noun || a.amount.type !== b.amount.type || !isTimeUnit(a.per)) return undefined;
  const converted = convertRateByConvention(b, a.per);
  return converted && amountOf(a.amount).compare(amountOf(converted.amount));
}

const negated = (order: number | undefined) => (order === undefined ? undefined : -order);
/** The last part of a qualified name. */
export const shortName = (id: string) => id.slice(id.lastIndexOf('.') + 1);
