import type { Figures } from '../figures/figures.js';
import type { ElementOf, Portfolio } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import { assess } from './availability.js';
import { Chain, type ChainSources } from './chain.js';
import type { Agreed, Commitment } from './commitments.js';
import { appended } from '../relations/lookup.js';
import type { Compared, Footing } from './known-of-promises.js';
import { ALL_GOOD, compareTerms } from './compare-terms.js';
import type { Demands } from './demands.js';
import type { HoursBook } from './hours-book.js';

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

const NONE: readonly never[] = [];

/** Looks at each service once, however many rules ask. */
export class Promises implements PromiseBook {
  readonly #portfolio: Portfolio;
  readonly #relations: Relations;
  readonly #sources: ChainSources;
  readonly #demands: Demands;
  readonly #hours: HoursBook;

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
    return promisesIn(this.#sources.commitments.on(service));
  }
  currentPromisesOf({ id }: ElementOf<'service'>): readonly Commitment[] {
    const agreed = this.#sources.commitments.on(id);
    return this.#isRetired(id, agreed) ? NONE : promisesIn(agreed);
  }
  currentSlasOf({ id }: ElementOf<'service'>): readonly Commitment[] {
    const agreed = this.#sources.commitments.on(id);
    return this.#isRetired(id, agreed) ? NONE : agreed.slas;
  }
  comparisonsOf({ id }: ElementOf<'service'>): readonly Compared[] {
    const agreed = this.#sources.commitments.on(id);
    if (this.#isRetired(id, agreed)) return NONE;
    agreed.known.compared ??= this.#compare(agreed);
    return agreed.known.compared;
  }

  footingOf(promise: Commitment): Footing {
    const agreed = this.#sources.commitments.on(promise.service);
    const promises = promisesIn(agreed);
    const at = promises.indexOf(promise);
    // A commission beside an SLA, which has nothing behind it.
    if (at < 0) return footingOf(promise, this.#sources);
    agreed.known.footings ??= promises.map(() => undefined);
    const { footings } = agreed.known;
    footings[at] ??= footingOf(promise, this.#sources);
    return footings[at];
  }

  #isRetired(id: string, { known }: Agreed): boolean {
    known.isRetired ??= this.#findRetired(id);
    return known.isRetired;
  }
  #findRetired(id: string): boolean {
    const service = this.#portfolio.get('service', id);
    const mayBe = service?.values.state.some(({ value }) => value.state?.value === 'retired') === true;
    return mayBe && this.#relations.partOf(service) === 'retired';
  }

  #compare({ slas, commissioned }: Agreed): readonly Compared[] {
    let compared: Compared[] | undefined;
    const look = (promise: Commitment) => {
      for (const demand of this.#demands.on(promise)) {
        const comparison = compareTerms(promise.terms, demand.terms, this.#hours);
        if (comparison !== ALL_GOOD) compared = appended(compared, { promise, demand, comparison });
      }
    };
    slas.forEach(look);
    commissioned.forEach(look);
    return compared ?? NONE;
  }
}

/** Those that stand for a service with everything that it requires. */
function promisesIn({ slas, commissioned }: Agreed): readonly Commitment[] {
  return slas.length > 0 ? slas : commissioned;
}

function footingOf(promise: Commitment, sources: ChainSources): Footing {
  const assessment = assess(promise, sources);
  return { assessment, blocks: assessment?.blocks ?? new Chain(promise, sources).blocks };
}
