import { Rational } from '../exact/index.js';
import { lastNameOf, type Place } from '../model/index.js';
import { isUnknown, percentOf, printQuantity, type Quantity, type Rate } from '../values/index.js';
import { countsAsStated, effectiveAvailability, type EffectiveAvailability } from './effective.js';
import { momentOf } from './hours.js';
import type { HoursBook } from './hours-book.js';
import { compareRates, longer } from './lengths.js';
import { type Term, termFor, type Terms } from './terms.js';

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
const NOTHING: readonly never[] = [];
/** Of a promise that is as good as what is asked for. */
export const ALL_GOOD: Comparison = { shortfalls: NOTHING, missing: NOTHING, incomparable: NOTHING };

/**
 * Where `promise` falls short of `demand`, each dimension on its own. Availability is compared in the demand's window and
 * on its exclusions; hours by whether the promised ones hold all that are demanded; durations of the calendar against
 * fixed ones by the convention of 365 days a year. What is not demanded is not looked at.
 */
export function compareTerms(promise: Terms, demand: Terms, book: HoursBook): Comparison {
  const comparing = new Comparing();
  if (demand.availability !== undefined) comparing.availability(promise, demand, demand.availability);
  if (demand.hours !== undefined) comparing.hours(promise, demand.hours, book);
  for (const dimension of KEYED) {
    for (const demanded of demand[dimension]) {
      comparing.quantity(dimension, demanded.key, termFor(promise[dimension], demanded.key), demanded, longer);
    }
  }
  if (demand.rto !== undefined) comparing.quantity('rto', '', promise.rto, demand.rto, longer);
  if (demand.rpo !== undefined) comparing.quantity('rpo', '', promise.rpo, demand.rpo, longer);
  if (demand.throughput !== undefined) {
    comparing.quantity('throughput', '', promise.throughput, demand.throughput, lower);
  }
  return comparing.result();
}
const lower = (promised: Rate, demanded: Rate) => compareRates(demanded, promised);
const KEYED = ['response', 'resolution', 'latency'] as const;

/** Collects what is wrong; mostly nothing is, and then nothing is made. */
class Comparing {
  #shortfalls: Shortfall[] | undefined;
  #missing: string[] | undefined;
  #incomparable: string[] | undefined;

  result(): Comparison {
    if (this.#shortfalls === undefined && this.#missing === undefined && this.#incomparable === undefined) {
      return ALL_GOOD;
    }
    return {
      shortfalls: this.#shortfalls ?? NOTHING,
      missing: this.#missing ?? NOTHING,
      incomparable: this.#incomparable ?? NOTHING,
    };
  }

  availability(promise: Terms, { excludes }: Terms, demanded: NonNullable<Terms['availability']>): void {
    const { window, share } = demanded.value;
    // Most promises are as good as what is asked for, in the same window and without exclusions.
    if (countsAsStated(promise, window) && promise.availability!.value.share.greaterOrEqual(share)) return;
    const effective = effectiveAvailability(promise, { window, excludes });
    if (effective === undefined) {
      this.#lacks('availability');
      return;
    }
    for (const what of effective.incomparable) this.#differs(what);
    if (effective.share.lessThan(share)) {
      this.#short(availabilityShortfall(promise.availability!, demanded, effective));
    }
  }

  hours({ hours: promised }: Terms, demanded: NonNullable<Terms['hours']>, book: HoursBook): void {
    if (!demanded.value.found) return;
    if (promised === undefined) this.#lacks('hours');
    else if (promised.value.found) {
      const gap = book.gap(demanded.value.to, promised.value.to);
      if (isUnknown(gap)) for (const name of gap.missing) this.#lacks(name);
      else if (gap !== undefined) {
        this.#short({
          dimension: 'hours',
          name: 'hours',
          promised: lastNameOf(promised.value.to),
          promisedAt: promised.at,
          demanded: lastNameOf(demanded.value.to),
          demandedAt: demanded.at,
          comesTo: `closed from ${momentOf(gap[0])} to ${momentOf(gap[1])}`,
          mended: demanded.value.to,
        });
      }
    }
  }

  /** `excess` is above zero where the promise is weaker, and undefined where the two cannot be compared. */
  quantity<Q extends Quantity>(
    dimension: Dimension,
    key: string,
    promised: Term<Q> | undefined,
    demanded: Term<Q>,
    excess: (promised: Q, demanded: Q) => number | undefined,
  ): void {
    const over = promised && excess(promised.value, demanded.value);
    if (over !== undefined && over <= 0) return;
    const name = key === '' ? dimension : `${dimension} ${key}`;
    if (promised === undefined) this.#lacks(name);
    else if (over === undefined) {
      this.#differs(`${name}: ${printQuantity(promised.value)} and ${printQuantity(demanded.value)}`);
    } else {
      const text = printQuantity(demanded.value);
      this.#short({
        dimension,
        name,
        promised: printQuantity(promised.value),
        promisedAt: promised.at,
        demanded: text,
        demandedAt: demanded.at,
        mended: text,
      });
    }
  }

  #short(shortfall: Shortfall): void {
    this.#shortfalls ??= [];
    this.#shortfalls.push(shortfall);
  }
  #differs(what: string): void {
    this.#incomparable ??= [];
    this.#incomparable.push(what);
  }
  #lacks(name: string): void {
    this.#missing ??= [];
    this.#missing.push(name);
  }
}

function availabilityShortfall(
  promised: NonNullable<Terms['availability']>,
  demanded: NonNullable<Terms['availability']>,
  effective: EffectiveAvailability,
): Shortfall {
  const { share } = demanded.value;
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
