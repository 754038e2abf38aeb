import type { ElementOf, Portfolio } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import type { Assessment, Verdict } from './availability.js';
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

/**
 * All promises of a portfolio that are not those of retired services, each list made once and sorted by service: what rules and reports go through one by one,
 * without a search for each service.
 */
export interface PromiseBook {
  /** What stands for a service with everything that it requires; see `promisesOf`. */
  readonly promises: readonly Commitment[];
  /** The SLAs among them. */
  readonly slas: readonly Commitment[];
  /** Promises of availability by what can be said of them. */
  judged(verdict: Verdict): readonly Assessment[];
  /** Each comparison of an SLA, OLA or UC with what is asked of it that is not simply satisfied. */
  readonly compared: readonly Compared[];
}

export function promiseBook(
  portfolio: Portfolio,
  relations: Relations,
  commitments: Commitments,
  promisesOf: (service: string) => readonly Commitment[],
  assess: (promise: Commitment) => Assessment | undefined,
  demands: Demands,
  hours: HoursBook,
): PromiseBook {
  const services = portfolio.all('service').filter((service) => !isRetired(service, relations));
  const lists: { promises?: readonly Commitment[]; slas?: readonly Commitment[]; compared?: readonly Compared[] } = {};
  let verdicts: ReadonlyMap<Verdict, readonly Assessment[]> | undefined;
  const promises = () => {
    lists.promises ??= services.flatMap(({ id }) => promisesOf(id));
    return lists.promises;
  };
  return {
    get promises() {
      return promises();
    },
    get slas() {
      lists.slas ??= promises().filter(({ kind }) => kind === 'sla');
      return lists.slas;
    },
    judged: (verdict) => {
      verdicts ??= byVerdict(promises(), assess);
      return verdicts.get(verdict) ?? [];
    },
    get compared() {
      lists.compared ??= services.flatMap(({ id }) =>
        [...commitments.slasOf(id), ...commitments.commissionedOf(id)].flatMap((promise) =>
          comparedWith(promise, demands, hours),
        ),
      );
      return lists.compared;
    },
  };
}

/** Nobody is promised anything any more; whoever still requires it is told by another rule. */
function isRetired(service: ElementOf<'service'>, relations: Relations): boolean {
  return (
    service.values.state.some(({ value }) => value.state?.value === 'retired') &&
    relations.partOf(service) === 'retired'
  );
}

function byVerdict(
  promises: readonly Commitment[],
  assess: (promise: Commitment) => Assessment | undefined,
): ReadonlyMap<Verdict, readonly Assessment[]> {
  const verdicts = new Map<Verdict, Assessment[]>();
  for (const promise of promises) {
    const assessment = assess(promise);
    if (assessment === undefined) continue;
    const list = verdicts.get(assessment.verdict);
    if (list === undefined) verdicts.set(assessment.verdict, [assessment]);
    else list.push(assessment);
  }
  return verdicts;
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
