import { Rational } from '../exact/index.js';
import type { Duration } from '../values/index.js';
import type { ChainSources } from './chain.js';
import type { Commitment } from './commitments.js';
import { millisecondsOf } from './compare-terms.js';
import { type Link, linksOf, type Need, type Requirements } from './requirements.js';
import type { Term, Terms } from './terms.js';

/** A length of time that is promised, such as `response P1` or `rto`. */
export interface TimeDimension {
  readonly of: 'response' | 'resolution' | 'rto' | 'rpo' | 'latency';
  /** The priority or the percentile; empty for rto and rpo. */
  readonly key: string;
}

/** What a chain needs, at least, for something that is promised. */
export interface Reach {
  /** Milliseconds. Where something is missing it is counted as nothing, so that the whole is at least this. */
  readonly atLeast: Rational;
  /** The agreements that it is made of, from the promise outward. */
  readonly by: readonly Commitment[];
  readonly missing: readonly MissingTime[];
}
export type MissingTime =
  /** Agreements that say nothing about it. */
  | { readonly why: 'silent'; readonly commitments: readonly Commitment[] }
  /** No agreement at all, which BT209 reports. */
  | { readonly why: 'noAgreement'; readonly service: string }
  /** A name that stands for nothing, which BT001 reports. */
  | { readonly why: 'unresolved'; readonly service: string }
  /** Services without an agreement, one behind the other, so many that the search was given up. */
  | { readonly why: 'tooDeep'; readonly service: string };

/** Another time for one agreement, in milliseconds: for asking what would be if it were shorter. */
export interface SupposedTime {
  readonly commitment: Commitment;
  readonly milliseconds: Rational;
}

const DEEPEST = 500;
const NOTHING: Reach = { atLeast: Rational.ZERO, by: [], missing: [] };

export function timeOf(terms: Terms, { of, key }: TimeDimension): Term<Duration> | undefined {
  return of === 'rto' || of === 'rpo' ? terms[of] : terms[of].get(key);
}
export function timeName({ of, key }: TimeDimension): string {
  return key === '' ? of : `${of} ${key}`;
}

/**
 * What the chain behind a promise needs:
 * - response: the own commission's, and then the slowest way on, each with its hand-over (an escalation path adds up);
 * - resolution: the slowest branch with its hand-over, the own commission being one of them;
 * - rto: the longest path of the recovery order, what is required first;
 * - rpo: the largest of the own commission's and of those that hold data (`data`);
 * - latency: the sum of all calls, one after another.
 * Of `anyOf(k, …)` the k-th fastest counts (with k members needed, repairing that one is enough in the worst case); of rpo
 * and latency the slowest member, as any may be the one that answers.
 */
export class Times {
  readonly #sources: ChainSources;
  readonly #known = new Map<string, Map<string, Reach>>();

  constructor(sources: ChainSources) {
    this.#sources = sources;
  }

  /** `undefined` where nothing stands behind the promise. */
  behind(promise: Commitment, dimension: TimeDimension, supposed?: SupposedTime): Reach | undefined {
    const { service } = promise;
    const { own: commissioned, requirements } = this.#sources.behind(promise);
    if (commissioned.length === 0 && requirements.needs.length === 0 && !requirements.unresolved) return undefined;
    const own = commissioned.length === 0 ? NOTHING : slowest(commissioned, dimension, supposed);
    return this.#walk(service, requirements, own, dimension, new Set([service]), supposed);
  }

  #walk(
    service: string,
    { needs, unresolved }: Requirements,
    own: Reach,
    dimension: TimeDimension,
    path: Set<string>,
    supposed: SupposedTime | undefined,
  ): Reach {
    const reaches = needs.flatMap((need) => this.#ofNeed(need, dimension, path, supposed) ?? []);
    if (unresolved) reaches.push({ ...NOTHING, missing: [{ why: 'unresolved', service }] });
    switch (dimension.of) {
      case 'response':
      case 'rto':
        return sum([own, largest(reaches)]);
      case 'resolution':
      case 'rpo':
        return largest([own, ...reaches]);
      case 'latency':
        return sum([own, ...reaches]);
    }
  }

  #ofNeed(
    need: Need,
    dimension: TimeDimension,
    path: Set<string>,
    supposed: SupposedTime | undefined,
  ): Reach | undefined {
    const counted = dimension.of === 'rpo' ? linksOf(need).filter(({ data }) => data) : linksOf(need);
    const reaches = counted.flatMap((link) => this.#ofLink(link, dimension, path, supposed) ?? []);
    if (reaches.length === 0) return undefined;
    if (need.of === 'service') return reaches[0];
    if (dimension.of === 'rpo' || dimension.of === 'latency') return largest(reaches);
    const ascending = [...reaches].sort((a, b) => a.atLeast.compare(b.atLeast));
    const chosen = ascending[Math.min(need.count, ascending.length) - 1]!;
    return { ...chosen, missing: reaches.flatMap(({ missing }) => missing) };
  }

  #ofLink(
    link: Link,
    dimension: TimeDimension,
    path: Set<string>,
    supposed: SupposedTime | undefined,
  ): Reach | undefined {
    // A cycle, which has its own finding, ends where it begins again.
    if (path.has(link.to)) return undefined;
    const reach = this.#ofService(link.to, dimension, path, supposed);
    const handsOver = dimension.of === 'response' || dimension.of === 'resolution';
    if (!handsOver || link.handover === undefined) return reach;
    return { ...reach, atLeast: reach.atLeast.plus(millisecondsOf(link.handover)) };
  }

  #ofService(service: string, dimension: TimeDimension, path: Set<string>, supposed: SupposedTime | undefined): Reach {
    const name = timeName(dimension);
    const known = this.#known.get(name) ?? new Map<string, Reach>();
    this.#known.set(name, known);
    const before = supposed === undefined ? known.get(service) : undefined;
    if (before !== undefined) return before;
    const reach = this.#read(service, dimension, path, supposed);
    if (supposed === undefined) known.set(service, reach);
    return reach;
  }

  #read(service: string, dimension: TimeDimension, path: Set<string>, supposed: SupposedTime | undefined): Reach {
    const { commitments, requirementsOf } = this.#sources;
    const groups = commitments.alternativesOf(service);
    if (groups.length > 0) {
      const stated = groups
        .map((group) => slowest(group, dimension, supposed))
        .filter(({ missing }) => missing.length === 0);
      if (stated.length === 0) return { ...NOTHING, missing: [{ why: 'silent', commitments: groups.flat() }] };
      return stated.reduce((best, each) => (each.atLeast.lessThan(best.atLeast) ? each : best));
    }
    const requirements = requirementsOf(service);
    if (requirements.needs.length === 0 && !requirements.unresolved) {
      return { ...NOTHING, missing: [{ why: 'noAgreement', service }] };
    }
    if (path.size > DEEPEST) return { ...NOTHING, missing: [{ why: 'tooDeep', service }] };
    path.add(service);
    const reach = this.#walk(service, requirements, NOTHING, dimension, path, supposed);
    path.delete(service);
    return reach;
  }
}

/** Of several that all have to keep to theirs, the longest. */
function slowest(group: readonly Commitment[], dimension: TimeDimension, supposed: SupposedTime | undefined): Reach {
  const reaches = group.map((commitment): Reach => {
    if (supposed?.commitment === commitment) return { ...NOTHING, atLeast: supposed.milliseconds, by: [commitment] };
    const term = timeOf(commitment.terms, dimension);
    return term === undefined
      ? { ...NOTHING, missing: [{ why: 'silent', commitments: [commitment] }] }
      : { ...NOTHING, atLeast: millisecondsOf(term.value), by: [commitment] };
  });
  return largest(reaches);
}

function largest(reaches: readonly Reach[]): Reach {
  if (reaches.length <= 1) return reaches[0] ?? NOTHING;
  const most = reaches.reduce((most, each) => (each.atLeast.greaterThan(most.atLeast) ? each : most));
  return { ...most, missing: reaches.flatMap(({ missing }) => missing) };
}

function sum(reaches: readonly Reach[]): Reach {
  return {
    atLeast: Rational.sum(reaches.map(({ atLeast }) => atLeast)),
    by: reaches.flatMap(({ by }) => by),
    missing: reaches.flatMap(({ missing }) => missing),
  };
}
