import type { Currencies } from '../cost/currency.js';
import type { Limits } from '../limits/index.js';
import type { Relations } from '../relations/index.js';
import { type Area, type AreaOf, LOCAL } from './areas.js';
import { Figures } from './figures.js';

/** With so many services or fewer, the figures about the whole portfolio are there in a moment. */
const FEW = 2000;

/**
 * The figures of another, for who cannot wait: those about one element are computed when they are asked for, those about
 * the whole of a large portfolio are offered once somebody else has computed them.
 */
export class PromptFigures extends Figures {
  readonly #source: Figures;

  constructor(source: Figures) {
    const { portfolio, asOf, measurements, surveyRows, evidenceSources: sources } = source;
    super(portfolio, { asOf, evidence: () => ({ measurements, surveyRows, sources }) });
    this.#source = source;
  }
  override get relations(): Relations {
    return this.#source.relations;
  }
  override get limits(): Limits {
    return this.#source.limits;
  }
  override get currencies(): Currencies {
    return this.#source.currencies;
  }
  override area<A extends Area>(area: A): AreaOf<A> {
    return this.#source.area(area);
  }
  override shared<T>(name: string, compute: (figures: Figures) => T): T {
    return this.#source.shared(name, compute);
  }
  override offers(area: Area): boolean {
    return LOCAL.has(area) || this.#source.knows(area) || this.portfolio.all('service').length <= FEW;
  }
}
