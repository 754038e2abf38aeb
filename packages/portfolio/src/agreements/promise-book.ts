import type { Figures } from '../figures/figures.js';
import type { ElementOf, Portfolio } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import { assess, type Assessment } from './availability.js';
import { type Block, Chain, type ChainSources } from './chain.js';
import type { Commitment } from './commitments.js';
import { ALL_GOOD, compareTerms, type Comparison } from './compare-terms.js';
import type { Demand, Demands } from './demands.js';
import type { HoursBook } from './hours-book.js';

/** A demand on a promise, and how the promise compares with it. */
export interface Compared {
  readonly promise: Commitment;
  readonly demand: Demand;
  readonly comparison: Comparison;
}

/** What services promise, one by one. */
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
  /** Each comparison of a current SLA, OLA or UC with what is asked of it that is not simply satisfied. */
  comparisonsOf(service: ElementOf<'service'>): readonly Compared[];
}

/** What a promise stands on, and whether that carries it: no assessment without an availability, or without anything behind. */
export interface Footing {
  readonly blocks: readonly Block[];
  readonly assessment: Assessment | undefined;
}

/** The promises of one service, and what was found out about them so far. */
interface Entry {
  readonly promises: readonly Commitment[];
  readonly isRetired: boolean;
  /** In the order of the promises. */
  readonly footings: (Footing | undefined)[];
  compared: readonly Compared[] | undefined;
}

const NONE: readonly never[] = [];

/** Looks at each service once, however many rules ask. */
export class Promises implements PromiseBook {
  readonly #portfolio: Portfolio;
  readonly #relations: Relations;
  readonly #sources: ChainSources;
  readonly #demands: Demands;
  readonly #hours: HoursBook;
  readonly #entries = new Map<string, Entry>();

  constructor(
    { portfolio, relations }: Pick<Figures, 'portfolio' | 'relations'>,
    sources: ChainSources,
    demands: Demands,
    hours: HoursBook,
  ) {
    this.#portfolio = portfolio;
    this.#relations = relations;
    this.#sources = sources;
    this.#demands = demands;
    this.#hours = hours;
  }

  promisesOf(service: string): readonly Commitment[] {
    return this.#entryOf(service).promises;
  }
  currentPromisesOf({ id }: ElementOf<'service'>): readonly Commitment[] {
    const { promises, isRetired } = this.#entryOf(id);
    return isRetired ? NONE : promises;
  }
  currentSlasOf(service: ElementOf<'service'>): readonly Commitment[] {
    const promises = this.currentPromisesOf(service);
    return promises[0]?.kind === 'sla' ? promises : NONE;
  }
  comparisonsOf({ id }: ElementOf<'service'>): readonly Compared[] {
    const entry = this.#entryOf(id);
    if (entry.isRetired) return NONE;
    entry.compared ??= this.#compare(id);
    return entry.compared;
  }

  footingOf(promise: Commitment): Footing {
    const { promises, footings } = this.#entryOf(promise.service);
    const at = promises.indexOf(promise);
    // A commission beside an SLA, which has nothing behind it.
    if (at < 0) return footingOf(promise, this.#sources);
    footings[at] ??= footingOf(promise, this.#sources);
    return footings[at];
  }

  #entryOf(id: string): Entry {
    let entry = this.#entries.get(id);
    if (entry === undefined) {
      const { slasOf, commissionedOf } = this.#sources.commitments;
      const slas = slasOf(id);
      const promises = slas.length > 0 ? slas : commissionedOf(id);
      entry = { promises, isRetired: this.#isRetired(id), footings: [], compared: undefined };
      this.#entries.set(id, entry);
    }
    return entry;
  }

  #isRetired(id: string): boolean {
    const service = this.#portfolio.get('service', id);
    const mayBe = service?.values.state.some(({ value }) => value.state?.value === 'retired') === true;
    return mayBe && this.#relations.partOf(service) === 'retired';
  }

  #compare(id: string): readonly Compared[] {
    const { slasOf, commissionedOf } = this.#sources.commitments;
    const compared: Compared[] = [];
    for (const promise of [...slasOf(id), ...commissionedOf(id)]) {
      for (const demand of this.#demands.on(promise)) {
        const comparison = compareTerms(promise.terms, demand.terms, this.#hours);
        if (comparison !== ALL_GOOD) compared.push({ promise, demand, comparison });
      }
    }
    return compared.length === 0 ? NONE : compared;
  }
}

function footingOf(promise: Commitment, sources: ChainSources): Footing {
  const assessment = assess(promise, sources);
  return { assessment, blocks: assessment?.blocks ?? new Chain(promise, sources).blocks };
}
