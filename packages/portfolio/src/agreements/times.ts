import { Rational } from '../exact/index.js';
import type { Duration } from '../values/index.js';
import type { ChainSources } from './chain.js';
import type { Commitment } from './commitments.js';
import { millisecondsOf } from './lengths.js';
import type { Link, Need, Requirements } from './requirements.js';
import { type Term, termFor, type Terms } from './terms.js';

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
  return of === 'rto' || of === 'rpo' ? terms[of] : termFor(terms[of], key);
}
export function timeName({ of, key }: TimeDimension): string {
  return key === '' ? of : `${of} ${key}`;
}

/** What of a chain's time is hand-over, in milliseconds: all that the agreements themselves do not account for. */
export function handoverIn({ atLeast, by }: Reach, dimension: TimeDimension): Rational {
  return by.reduce((left, { terms }) => {
    const term = timeOf(terms, dimension);
    return term === undefined ? left : left.minus(millisecondsOf(term.value));
  }, atLeast);
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
  /** One for each dimension, so that what is known of services is kept; by its key. */
  readonly #walks: Readonly<Record<TimeDimension['of'], Map<string, Walk>>> = {
    response: new Map(),
    resolution: new Map(),
    rto: new Map(),
    rpo: new Map(),
    latency: new Map(),
  };

  constructor(sources: ChainSources) {
    this.#sources = sources;
  }

  /** `undefined` where nothing stands behind the promise. */
  behind(promise: Commitment, dimension: TimeDimension, supposed?: SupposedTime): Reach | undefined {
    const { own: commissioned, requirements } = this.#sources.behind(promise);
    if (commissioned.length === 0 && requirements.needs.length === 0 && !requirements.unresolved) return undefined;
    const walk = supposed === undefined ? this.#walkOf(dimension) : newWalk(dimension, supposed);
    walk.root = promise.service;
    // Something is left of a question that ended in a mistake.
    if (walk.path.size > 0) walk.path.clear();
    const own = commissioned.length === 0 ? NOTHING : slowest(commissioned, walk);
    return this.#behind(promise.service, requirements, own, walk);
  }

  #walkOf(dimension: TimeDimension): Walk {
    const walks = this.#walks[dimension.of];
    let walk = walks.get(dimension.key);
    if (walk === undefined) {
      walk = newWalk(dimension, undefined);
      walks.set(dimension.key, walk);
    }
    return walk;
  }

  #behind(service: string, { needs, unresolved }: Requirements, own: Reach, walk: Walk): Reach {
    const { of } = walk.dimension;
    let behind = unresolved ? missingOnly({ why: 'unresolved', service }) : NOTHING;
    for (const need of needs) {
      const reach = this.#ofNeed(need, walk);
      if (reach !== undefined) behind = of === 'latency' ? sum(behind, reach) : longest(behind, reach);
    }
    return of === 'resolution' || of === 'rpo' ? longest(own, behind) : sum(own, behind);
  }

  #ofNeed(need: Need, walk: Walk): Reach | undefined {
    const { of } = walk.dimension;
    if (need.of === 'service') return of === 'rpo' && !need.link.data ? undefined : this.#ofLink(need.link, walk);
    const counted = of === 'rpo' ? need.links.filter(({ data }) => data) : need.links;
    const reaches = counted.flatMap((link) => this.#ofLink(link, walk) ?? []);
    if (reaches.length === 0) return undefined;
    if (of === 'rpo' || of === 'latency') return reaches.reduce(longest);
    const ascending = [...reaches].sort((a, b) => a.atLeast.compare(b.atLeast));
    const chosen = ascending[Math.min(need.count, ascending.length) - 1]!;
    return { ...chosen, missing: reaches.flatMap(({ missing }) => missing) };
  }

  #ofLink(link: Link, walk: Walk): Reach | undefined {
    // A cycle, which has its own finding, ends where it begins again.
    if (link.to === walk.root || walk.path.has(link.to)) return undefined;
    let reach = walk.known.get(link.to);
    if (reach === undefined) {
      reach = this.#ofService(link.to, walk);
      walk.known.set(link.to, reach);
    }
    const { of } = walk.dimension;
    if (link.handover === undefined || (of !== 'response' && of !== 'resolution')) return reach;
    return { ...reach, atLeast: reach.atLeast.plus(millisecondsOf(link.handover)) };
  }

  #ofService(service: string, walk: Walk): Reach {
    const groups = this.#sources.commitments.alternativesOf(service);
    if (groups.length === 1 && groups[0]!.length === 1) return stated(groups[0]![0]!, walk);
    if (groups.length > 0) {
      const stated = groups.map((group) => slowest(group, walk)).filter(({ missing }) => missing.length === 0);
      if (stated.length === 0) return missingOnly({ why: 'silent', commitments: groups.flat() });
      return stated.reduce((best, each) => (each.atLeast.lessThan(best.atLeast) ? each : best));
    }
    const requirements = this.#sources.requirementsOf(service);
    if (requirements.needs.length === 0 && !requirements.unresolved) {
      return missingOnly({ why: 'noAgreement', service });
    }
    if (walk.path.size > DEEPEST) return missingOnly({ why: 'tooDeep', service });
    walk.path.add(service);
    const reach = this.#behind(service, requirements, NOTHING, walk);
    walk.path.delete(service);
    return reach;
  }
}

/** One question, on its way along a chain. */
interface Walk {
  readonly dimension: TimeDimension;
  readonly supposed: SupposedTime | undefined;
  readonly known: Map<string, Reach>;
  /** The service whose promise is asked about. */
  root: string;
  /** The services without an agreement that are being looked behind. */
  readonly path: Set<string>;
}

function newWalk(dimension: TimeDimension, supposed: SupposedTime | undefined): Walk {
  return { dimension, supposed, known: new Map(), root: '', path: new Set() };
}

/** Of several that all have to keep to theirs, the longest. */
function slowest(group: readonly Commitment[], walk: Walk): Reach {
  let reach = NOTHING;
  for (const commitment of group) reach = longest(reach, stated(commitment, walk));
  return reach;
}

function stated(commitment: Commitment, { dimension, supposed }: Walk): Reach {
  if (supposed?.commitment === commitment) return { ...NOTHING, atLeast: supposed.milliseconds, by: [commitment] };
  const term = timeOf(commitment.terms, dimension);
  return term === undefined
    ? missingOnly({ why: 'silent', commitments: [commitment] })
    : { ...NOTHING, atLeast: millisecondsOf(term.value), by: [commitment] };
}

function missingOnly(missing: MissingTime): Reach {
  return { ...NOTHING, missing: [missing] };
}

function longest(a: Reach, b: Reach): Reach {
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  const longer = b.atLeast.greaterThan(a.atLeast) ? b : a;
  const shorter = longer === a ? b : a;
  return shorter.missing.length === 0 ? longer : { ...longer, missing: [...a.missing, ...b.missing] };
}

function sum(a: Reach, b: Reach): Reach {
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  return { atLeast: a.atLeast.plus(b.atLeast), by: [...a.by, ...b.by], missing: [...a.missing, ...b.missing] };
}
