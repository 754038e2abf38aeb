import type { Rational } from '../exact/index.js';
import type { Element, Place } from '../model/index.js';
import { appended } from '../relations/lookup.js';
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
/** One of several things of a sort that are promised, such as the response for P1. */
export interface KeyedTerm<V> extends Term<V> {
  /** The priority, the percentile or the reason. */
  readonly key: string;
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

/** What an agreement says, property by property; what it does not say is undefined, or not in the list. */
export interface Terms {
  readonly availability: Term<Availability> | undefined;
  readonly hours: Term<Reference> | undefined;
  /** By priority; each has one, as in all lists of keyed terms. */
  readonly response: readonly KeyedTerm<Duration>[];
  /** By priority. */
  readonly resolution: readonly KeyedTerm<Duration>[];
  readonly rto: Term<Duration> | undefined;
  readonly rpo: Term<Duration> | undefined;
  readonly throughput: Term<Rate> | undefined;
  /** By percentile, such as `p95`. */
  readonly latency: readonly KeyedTerm<Duration>[];
  /** By reason, such as `maintenance`. */
  readonly excludes: readonly KeyedTerm<Duration | Rate>[];
  /** In the order of the text. */
  readonly credits: readonly Term<CreditLevel>[];
  /** The last day. */
  readonly until: Term<string> | undefined;
}

const NONE: readonly never[] = [];

/** Says nothing. */
export const NO_TERMS: Terms = {
  availability: undefined,
  hours: undefined,
  rto: undefined,
  rpo: undefined,
  throughput: undefined,
  until: undefined,
  response: NONE,
  resolution: NONE,
  latency: NONE,
  excludes: NONE,
  credits: NONE,
};

/** The term of a key. There are a handful of them at most: a map would cost more than it saves. */
export function termFor<V>(terms: readonly KeyedTerm<V>[], key: string): KeyedTerm<V> | undefined {
  for (const term of terms) if (term.key === key) return term;
  return undefined;
}

/** The terms of an agreement's body that stands in an element. */
export function termsOf(element: Element, body: AgreementBody): Terms {
  const { document } = element;
  return {
    availability: availabilityOf(document, body),
    hours: term(document, body.hours),
    response: entries(
      document,
      body.response,
      ({ priority }) => priority,
      ({ time }) => time,
    ),
    resolution: entries(
      document,
      body.resolution,
      ({ priority }) => priority,
      ({ time }) => time,
    ),
    rto: term(document, body.rto),
    rpo: term(document, body.rpo),
    throughput: term(document, body.throughput),
    latency: entries(
      document,
      body.latency,
      ({ percentile }) => percentile,
      ({ time }) => time,
    ),
    excludes: entries(
      document,
      body.excludes,
      ({ reason }) => reason,
      ({ amount }) => amount,
    ),
    credits: body.credit.length === 0 ? NONE : creditsOf(document, body),
    until: term(document, body.until),
  };
}

function term<V>(document: string, sourced: Sourced<V> | undefined): Term<V> | undefined {
  return sourced && new Stated(sourced.value, document, sourced.start, sourced.end);
}

/** Most terms are compared and never shown: the place is made when it is asked for. */
class Stated<V> implements Term<V> {
  readonly value: V;
  readonly #document: string;
  readonly #start: number;
  readonly #end: number;

  constructor(value: V, document: string, start: number, end: number) {
    this.value = value;
    this.#document = document;
    this.#start = start;
    this.#end = end;
  }

  get at(): Place {
    return { document: this.#document, start: this.#start, end: this.#end };
  }
}
class KeyedStated<V> extends Stated<V> implements KeyedTerm<V> {
  readonly key: string;

  constructor(key: string, { value, start, end }: Sourced<V>, document: string) {
    super(value, document, start, end);
    this.key = key;
  }
}

/** Of two entries for one key the first holds; that there are two is a finding of its own. */
function entries<R, V>(
  document: string,
  records: readonly Sourced<R>[],
  keyOf: (record: R) => Sourced<string> | undefined,
  saidOf: (record: R) => Sourced<V> | undefined,
): readonly KeyedTerm<V>[] {
  let terms: KeyedTerm<V>[] | undefined;
  for (const { value } of records) {
    const key = keyOf(value)?.value;
    const said = saidOf(value);
    if (key === undefined || said === undefined || (terms !== undefined && termFor(terms, key) !== undefined)) continue;
    terms = appended(terms, new KeyedStated(key, said, document));
  }
  return terms ?? NONE;
}

function creditsOf(document: string, { credit }: AgreementBody): readonly Term<CreditLevel>[] {
  return credit.flatMap(({ value: { below, pays }, start, end }) => {
    if (below === undefined || pays === undefined) return [];
    return [{ value: { below: below.value, pays: pays.value }, at: { document, start, end } }];
  });
}

function availabilityOf(document: string, { availability }: AgreementBody): Term<Availability> | undefined {
  const promised = availability?.value.value;
  if (promised === undefined) return undefined;
  const percent = promised.value;
  const value = { percent, share: fraction(percent), window: availability?.value.window?.value };
  return new Stated(value, document, promised.start, promised.end);
}

function merged<V>(nearer: readonly KeyedTerm<V>[], further: readonly KeyedTerm<V>[]): readonly KeyedTerm<V>[] {
  if (further.length === 0) return nearer;
  if (nearer.length === 0) return further;
  const fresh = nearer.filter(({ key }) => termFor(further, key) === undefined);
  return [...further.map((term) => termFor(nearer, term.key) ?? term), ...fresh];
}

/** The terms of the nearer agreement, and where it is silent those of the further one. */
export function mergeTerms(nearer: Terms, further: Terms): Terms {
  if (further === NO_TERMS) return nearer;
  if (nearer === NO_TERMS) return further;
  return {
    availability: nearer.availability ?? further.availability,
    hours: nearer.hours ?? further.hours,
    response: merged(nearer.response, further.response),
    resolution: merged(nearer.resolution, further.resolution),
    rto: nearer.rto ?? further.rto,
    rpo: nearer.rpo ?? further.rpo,
    throughput: nearer.throughput ?? further.throughput,
    latency: merged(nearer.latency, further.latency),
    excludes: merged(nearer.excludes, further.excludes),
    credits: nearer.credits.length > 0 ? nearer.credits : further.credits,
    until: nearer.until ?? further.until,
  };
}
