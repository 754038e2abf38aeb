import { type AgreementFigures, agreementFigures } from '../agreements/agreements.js';
import { type ConsolidationFigures, consolidationFigures } from '../consolidation/index.js';
import { type AlignmentFigures, alignmentFigures } from '../alignment/alignment.js';
import type { SurveyRow } from '../alignment/survey-row.js';
import { type CostFigures, costFigures } from '../cost/cost.js';
import { type Currencies, currenciesOf } from '../cost/currency.js';
import { type Limits, limitsOf } from '../limits/index.js';
import { type MigrationFigures, migrationFigures } from '../migration/index.js';
import type { Portfolio } from '../model/index.js';
import { type OverlapFigures, overlapFigures } from '../overlap/index.js';
import { type ProviderFigures, providerFigures } from '../providers/index.js';
import { type Relations, relationsOf } from '../relations/index.js';
import { type RewardFigures, rewardFigures } from '../rewards/rewards.js';
import { type ScenarioFigures, scenarioFigures } from '../scenario/index.js';
import { type SizingFigures, sizingFigures } from '../sizing/sizing.js';
import { type StrategyFigures, strategyFigures } from '../strategy/strategy.js';
import type { EvidenceSource } from './evidence-source.js';
import { type Measurements, NO_MEASUREMENTS } from './measurements.js';

export interface FiguresOptions {
  /** The day as of which figures are stated, ISO. An input: nothing here reads a clock. */
  readonly asOf: string;
  readonly measurements?: Measurements;
  /** Answers out of the files that surveys name. */
  readonly surveyRows?: readonly SurveyRow[];
  /** Both of them, from whoever must see the portfolio first, such as an evidence lock. Asked once. */
  readonly evidence?: (
    portfolio: Portfolio,
  ) => Required<Pick<FiguresOptions, 'measurements' | 'surveyRows'>> & { readonly sources?: readonly EvidenceSource[] };
}

/**
 * All figures of one portfolio. Each area is computed when it is first asked for, and once; rules, hovers and reports
 * share it.
 */
export class Figures {
  readonly #known = new Map<string, unknown>();
  readonly portfolio: Portfolio;
  readonly asOf: string;
  readonly measurements: Measurements;
  readonly surveyRows: readonly SurveyRow[];
  /** What was read of data files, by source. */
  readonly evidenceSources: readonly EvidenceSource[];

  constructor(portfolio: Portfolio, { asOf, evidence, ...given }: FiguresOptions) {
    const found = evidence?.(portfolio);
    const { measurements = NO_MEASUREMENTS, surveyRows = [] } = found ?? given;
    this.portfolio = portfolio;
    this.asOf = asOf;
    this.measurements = measurements;
    this.surveyRows = surveyRows;
    this.evidenceSources = found?.sources ?? [];
  }

  /** The thresholds that hold, declared or by default. */
  get limits(): Limits {
    return this.once('limits', ({ portfolio }) => limitsOf(portfolio));
  }
  /** Who has to do with whom. */
  get relations(): Relations {
    return this.once('relations', ({ portfolio, asOf }) => relationsOf(portfolio, asOf));
  }
  /** The dated exchange rates. */
  get currencies(): Currencies {
    return this.once('currencies', ({ portfolio }) => currenciesOf(portfolio));
  }

  /** Expectations against confidence. */
  get alignment(): AlignmentFigures {
    return this.once('alignment', alignmentFigures);
  }

  /** What everything costs, and who carries it. */
  get cost(): CostFigures {
    return this.once('cost', costFigures);
  }

  /** Whether services have the right size for their demand. */
  get sizing(): SizingFigures {
    return this.once('sizing', sizingFigures);
  }

  /** Which needs are met, and by what pattern of service. */
  get strategy(): StrategyFigures {
    return this.once('strategy', strategyFigures);
  }

  /** What the plans pay. */
  get rewards(): RewardFigures {
    return this.once('rewards', (figures) => rewardFigures(figures));
  }

  /** Business cases of consolidations, and their order. */
  get consolidation(): ConsolidationFigures {
    return this.once('consolidation', consolidationFigures);
  }

  /** What is promised, what stands behind it, and whether it can be kept. */
  get agreements(): AgreementFigures {
    return this.once('agreements', agreementFigures);
  }

  /** What is there more than once, and what could be put together. */
  get overlap(): OverlapFigures {
    return this.once('overlap', overlapFigures);
  }

  /** Who delivers, how well, and how much depends on it. */
  get providers(): ProviderFigures {
    return this.once('providers', providerFigures);
  }

  /** The way from infrastructure support to managed services. */
  get migration(): MigrationFigures {
    return this.once('migration', migrationFigures);
  }

  /** The portfolio as each scenario would have it. */
  get scenarios(): ScenarioFigures {
    return this.once('scenarios', scenarioFigures);
  }

  /** All figures of another portfolio, with the day and the measurements of this one where no others are given. */
  of(portfolio: Portfolio, options: Partial<FiguresOptions> = {}): Figures {
    const { asOf, measurements, surveyRows } = this;
    return new Figures(portfolio, { asOf, measurements, surveyRows, ...options });
  }

  /** The area of this name, computed once. */
  protected once<T>(area: string, compute: (figures: this) => T): T {
    // Each rule asks for an area once for each element.
    const known = this.#known.get(area) as T | undefined;
    if (known !== undefined) return known;
    const computed = compute(this);
    this.#known.set(area, computed);
    return computed;
  }
}

export function figures(portfolio: Portfolio, options: FiguresOptions): Figures {
  return new Figures(portfolio, options);
}
