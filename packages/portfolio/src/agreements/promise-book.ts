import type { ElementOf } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import type { Commitment, Commitments } from './commitments.js';
import { compareTerms, type Comparison } from './compare-terms.js';
import type { Demand, Demands } from './demands.js';
import type { HoursBook } from './hours-book.js';

/** A demand on a promise, and how the promise compares with it. */
export interface Compared {
  readonly promise: Commitment;
  readonly demand: Demand;
  readonly comparison: Comparison;
}

/** What a service promises, and how that compares with what is asked of it. */
export interface PromiseBook {
  /**
   * The agreements that stand for a service with everything that it requires, and so are held against that: the SLAs of its
   * offerings, or where it has none the OLAs and UCs of its commissions.
   */
  promisesOf(service: string): readonly Commitment[];
  /** Its promises while it is not retired: after that nobody is promised anything, and who requires it is told by a rule. */
  currentPromisesOf(service: ElementOf<'service'>): readonly Commitment[];
  /** The SLAs among them. */
  currentSlasOf(service: ElementOf<'service'>): readonly Commitment[];
  /** Each comparison of an SLA, OLA or UC of such a service with what is asked of it that is not simply satisfied. */
  comparisonsOf(service: ElementOf<'service'>): readonly Compared[];
}

const NONE: readonly never[] = [];

export function promiseBook(
  relations: Relations,
  commitments: Commitments,
  demands: Demands,
  hours: HoursBook,
): PromiseBook {
  const compared = new Map<string, readonly Compared[]>();
  const promisesOf = (service: string) => {
    const slas = commitments.slasOf(service);
    return slas.length > 0 ? slas : commitments.commissionedOf(service);
  };
  const compare = (service: string) =>
    [...commitments.slasOf(service), ...commitments.commissionedOf(service)].flatMap((promise) =>
      comparedWith(promise, demands, hours),
    );
  return {
    promisesOf,
    currentPromisesOf: (service) => (isRetired(service, relations) ? NONE : promisesOf(service.id)),
    currentSlasOf: (service) => (isRetired(service, relations) ? NONE : commitments.slasOf(service.id)),
    comparisonsOf: (service) => {
      if (isRetired(service, relations)) return NONE;
      let comparisons = compared.get(service.id);
      if (comparisons === undefined) {
        comparisons = compare(service.id);
        compared.set(service.id, comparisons);
      }
      return comparisons;
    },
  };
}

function isRetired(service: ElementOf<'service'>, relations: Relations): boolean {
  return (
    service.values.state.some(({ value }) => value.state?.value === 'retired') &&
    relations.partOf(service) === 'retired'
  );
}

function comparedWith(promise: Commitment, demands: Demands, hours: HoursBook): readonly Compared[] {
  const compared: Compared[] = [];
  for (const demand of demands.on(promise)) {
    const comparison = compareTerms(promise.terms, demand.terms, hours);
    const { shortfalls, missing, incomparable } = comparison;
    if (shortfalls.length + missing.length + incomparable.length > 0) compared.push({ promise, demand, comparison });
  }
  return compared;
}
