import type { Currencies } from '../cost/currency.js';
import type { Limits } from '../limits/index.js';
import type { Relations } from '../relations/index.js';
import type { Area, AreaOf } from './areas.js';
import { Figures } from './figures.js';
import { LOCAL } from './local-figures.js';

/**
 * Figures for who cannot wait: those about one element are of now, those about the whole portfolio may be of before the
 * last change.
 */
export class LatestFigures extends Figures {
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
    return LOCAL.has(area) ? this.#source.area(area) : this.#source.latest(area);
  }
}
