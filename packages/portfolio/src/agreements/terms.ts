import type { Rational } from '../exact/index.js';
import { type Element, type Place, valuePlace } from '../model/index.js';
import type { agreementBody, WINDOWS } from '../schema/agreement.js';
import type { PropertyValues, Reference, Sourced } from '../schema/types.js';
import { type Duration, fraction, type Percent, type Rate } from '../values/index.js';

/** The body of an `sla`, `ola`, `uc`, `warranty`, `expects` or `commits`, as the model holds it. */
export type AgreementBody = PropertyValues<typeof agreementBody>;
/** The time over which an availability is measured. */
export type Window = (typeof WINDOWS)[number];

/** One thing that is promised, and where. */
export interface Term<V> {
  readonly value: V;
  /** The value itself, which a repair would replace. */
  readonly at: Place;
}
export interface Availability {
  /** As written, such as 99.95%. */
  readonly percent: Percent;
  /** As a share of one. */
  readonly share: Rational;
  readonly window: Window | undefined;
}
/** What is paid back below a level: both are percentages as written. */
export interface CreditLevel {
  readonly below: Percent;
  readonly pays: Percent;
}

/** What an agreement says, property by property; what it does not say is undefined, or not in the map. */
export interface Terms {
  readonly availability?: Term<Availability>;
  readonly hours?: Term<Reference>;
  /** By priority. */
  readonly response: ReadonlyMap<string, Term<Duration>>;
  /** By priority. */
  readonly resolution: ReadonlyMap<string, Term<Duration>>;
  readonly rto?: Term<Duration>;
  readonly rpo?: Term<Duration>;
  readonly throughput?: Term<Rate>;
  /** By percentile, such as `p95`. */
  readonly latency: ReadonlyMap<string, Term<Duration>>;
  /** By reason, such as `maintenance`. */
  readonly excludes: ReadonlyMap<string, Term<Duration | Rate>>;
  /** In the order of the text. */
  readonly credits: readonly Term<CreditLevel>[];
  /** The last day. */
  readonly until?: Term<string>;
}

const NO_ENTRIES: ReadonlyMap<string, never> = new Map<string, never>();

/** Says nothing. */
export const NO_TERMS: Terms = {
  response: NO_ENTRIES,
  resolution: NO_ENTRIES,
  latency: NO_ENTRIES,
  excludes: NO_ENTRIES,
  credits: [],
};

/** The terms of an agreement's body that stands in an element. */
export function termsOf(element: Element, body: AgreementBody): Terms {
  const term = <V>(sourced: Sourced<V>): Term<V> => ({ value: sourced.value, at: valuePlace(element, sourced) });
  const optional = <K extends string, V>(name: K, sourced: Sourced<V> | undefined) =>
    sourced === undefined ? {} : ({ [name]: term(sourced) } as { readonly [P in K]: Term<V> });
  const entries = <R, V>(
    records: readonly Sourced<R>[],
    entryOf: (record: R) => readonly [Sourced<string> | undefined, Sourced<V> | undefined],
  ): ReadonlyMap<string, Term<V>> => {
    if (records.length === 0) return NO_ENTRIES;
    const byKey = new Map<string, Term<V>>();
    for (const { value } of records) {
      const [key, said] = entryOf(value);
      // Of two for one key the first holds; that there are two is a finding of its own.
      if (key !== undefined && said !== undefined && !byKey.has(key.value)) byKey.set(key.value, term(said));
    }
    return byKey;
  };
  return {
    ...availabilityOf(element, body),
    ...optional('hours', body.hours),
    response: entries(body.response, ({ priority, time }) => [priority, time]),
    resolution: entries(body.resolution, ({ priority, time }) => [priority, time]),
    ...optional('rto', body.rto),
    ...optional('rpo', body.rpo),
    ...optional('throughput', body.throughput),
    latency: entries(body.latency, ({ percentile, time }) => [percentile, time]),
    excludes: entries(body.excludes, ({ reason, amount }) => [reason, amount]),
    credits: body.credit.flatMap((credit) => {
      const { below, pays } = credit.value;
      if (below === undefined || pays === undefined) return [];
      return [{ value: { below: below.value, pays: pays.value }, at: valuePlace(element, credit) }];
    }),
    ...optional('until', body.until),
  };
}

function availabilityOf(element: Element, { availability }: AgreementBody): Pick<Terms, 'availability'> {
  const promised = availability?.value.value;
  if (promised === undefined) return {};
  const percent = promised.value;
  const value = { percent, share: fraction(percent), window: availability?.value.window?.value };
  return { availability: { value, at: valuePlace(element, promised) } };
}

/** The terms of the nearer agreement, and where it is silent those of the further one. */
export function mergeTerms(nearer: Terms, further: Terms): Terms {
  if (further === NO_TERMS) return nearer;
  if (nearer === NO_TERMS) return further;
  const entries = <V>(near: ReadonlyMap<string, V>, far: ReadonlyMap<string, V>) =>
    far.size === 0 ? near : near.size === 0 ? far : new Map([...far, ...near]);
  return {
    ...further,
    ...nearer,
    response: entries(nearer.response, further.response),
    resolution: entries(nearer.resolution, further.resolution),
    latency: entries(nearer.latency, further.latency),
    excludes: entries(nearer.excludes, further.excludes),
    credits: nearer.credits.length > 0 ? nearer.credits : further.credits,
  };
}
