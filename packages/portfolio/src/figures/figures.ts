import type { AgreementFigures } from '../agreements/agreements.js';
import type { ConsolidationFigures } from '../consolidation/index.js';
import type { AlignmentFigures } from '../alignment/alignment.js';
import type { SurveyRow } from '../alignment/survey-row.js';
import type { CostFigures } from '../cost/cost.js';
import { type Currencies, currenciesOf } from '../cost/currency.js';
import { type Limits, limitsOf } from '../limits/index.js';
import type { MigrationFigures } from '../migration/index.js';
import { type Element, type ElementHead, partsOf, type Portfolio } from '../model/index.js';
import type { OverlapFigures } from '../overlap/index.js';
import type { ProviderChains, ProviderFigures } from '../providers/index.js';
import {
  type ChangedProperties,
  matters,
  meet,
  type Reads,
  type Regards,
  observedPortfolio,
  observedRelations,
} from '../reads/index.js';
import { type LiveRelations, type Relations, relationsOf } from '../relations/index.js';
import type { RewardFigures } from '../rewards/rewards.js';
import type { ScenarioFigures } from '../scenario/index.js';
import type { SizingFigures } from '../sizing/sizing.js';
import type { StrategyFigures } from '../strategy/strategy.js';
import type { Kind } from '../schema/types.js';
import { AREAS, type Area, type AreaOf, LOCAL, REGARDS } from './areas.js';
import { Each } from './each.js';
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

/** An area, or something else, that was computed, and what it rests on. */
interface Known {
  readonly value: unknown;
  readonly kinds: ReadonlySet<Kind>;
  readonly areas: ReadonlySet<string>;
  /** Names that it has asked for, and that stood for nothing. */
  readonly absent: ReadonlySet<string>;
}

/**
 * All figures of one portfolio. Each area is computed when it is first asked for, and once; rules, hovers and reports
 * share it. When the portfolio changes, the areas that rest on a kind of element that changed are computed again.
 */
export class Figures {
  /** Areas, and what else was computed of the whole, by name. */
  readonly #computed = new Map<string, Known>();
  /** Areas that were computed, and no longer hold. */
  readonly #outdated = new Set<Area>();
  #relations: LiveRelations | undefined;
  #limits: Limits | undefined;
  #currencies: Currencies | undefined;
  /** What was computed of single elements, by what it is. */
  readonly #each = new Map<string, Each<ElementHead, unknown>>();
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
    this.#limits ??= limitsOf(this.portfolio);
    return this.#limits;
  }
  /** Who has to do with whom. */
  get relations(): Relations {
    this.#relations ??= relationsOf(this.portfolio, this.asOf);
    return this.#relations;
  }
  /** The dated exchange rates. */
  get currencies(): Currencies {
    this.#currencies ??= currenciesOf(this.portfolio);
    return this.#currencies;
  }

  /** Expectations against confidence. */
  get alignment(): AlignmentFigures {
    return this.area('alignment');
  }
  /** What everything costs, and who carries it. */
  get cost(): CostFigures {
    return this.area('cost');
  }
  /** Whether services have the right size for their demand. */
  get sizing(): SizingFigures {
    return this.area('sizing');
  }
  /** Which needs are met, and by what pattern of service. */
  get strategy(): StrategyFigures {
    return this.area('strategy');
  }
  /** What the plans pay. */
  get rewards(): RewardFigures {
    return this.area('rewards');
  }
  /** Business cases of consolidations, and their order. */
  get consolidation(): ConsolidationFigures {
    return this.area('consolidation');
  }
  /** What is promised, what stands behind it, and whether it can be kept. */
  get agreements(): AgreementFigures {
    return this.area('agreements');
  }
  /** What is there more than once, and what could be put together. */
  get overlap(): OverlapFigures {
    return this.area('overlap');
  }
  /** Who delivers a service and everything that it stands on; computed for the services that it is asked for. */
  get chains(): ProviderChains {
    return this.area('chains');
  }
  /** Who delivers, how well, and how much depends on it. */
  get providers(): ProviderFigures {
    return this.area('providers');
  }
  /** The way from infrastructure support to managed services. */
  get migration(): MigrationFigures {
    return this.area('migration');
  }
  /** The portfolio as each scenario would have it. */
  get scenarios(): ScenarioFigures {
    return this.area('scenarios');
  }

  /** All figures of another portfolio, with the day and the measurements of this one where no others are given. */
  of(portfolio: Portfolio, options: Partial<FiguresOptions> = {}): Figures {
    const { asOf, measurements, surveyRows } = this;
    return new Figures(portfolio, { asOf, measurements, surveyRows, ...options });
  }

  /** An area by its name. */
  area<A extends Area>(area: A): AreaOf<A> {
    return this.shared(area, AREAS[area] as (figures: Figures) => AreaOf<A>);
  }
  /**
   * What is computed once for the whole portfolio, as an area is, and again when something has changed that it was
   * computed from; `name` tells such computations apart.
   */
  shared<T>(name: string, compute: (figures: Figures) => T): T {
    const known = this.#computed.get(name);
    if (known !== undefined) return known.value as T;
    const kinds = new Set<Kind>();
    const areas = new Set<string>();
    const absent = new Set<string>();
    const reads: Reads = {
      element: (id, kind) => (kind === undefined ? absent.add(id) : kinds.add(kind)),
      around: (_, kind) => kinds.add(kind),
      kind: (kind) => kinds.add(kind),
      area: (other) => areas.add(other),
    };
    const value = compute(new ObservedFigures(this, reads));
    // What an area computes later, when it is asked, is taken down as well; what it asks local areas for, they read with
    // reads of their own, and whoever rests on them for long has to read the same kinds himself.
    this.#computed.set(name, { value, kinds, areas, absent });
    this.#outdated.delete(name as Area);
    return value;
  }

  /**
   * What is computed of each element of a list, sorted by name: again only for those that have changed, or when the
   * settings have. It rests on nothing else; `what` tells such computations apart.
   */
  ofEach<E extends ElementHead, T>(what: string, elements: readonly E[], compute: (element: E) => T): readonly T[] {
    const known = (this.#each.get(what) ?? new Each()) as unknown as Each<E, T>;
    this.#each.set(what, known as never);
    return known.of(elements, compute);
  }

  /** Computes what takes longest of the areas that were computed before the last change, in steps. */
  *prepare(): Iterable<unknown> {
    if (this.#outdated.has('cost')) yield* this.cost.prepare();
  }
  /** Whether an area is computed already, and still holds. */
  knows(area: Area): boolean {
    return this.#computed.has(area);
  }
  /** Whether an area can be asked for: who cannot wait is not offered what takes long. */
  offers(_: Area): boolean {
    return true;
  }

  /** Elements are about to go or to change; what they say, and what their references stand for, is still as it was. */
  forget(elements: readonly Element[]): void {
    if (elements.length === 0) return;
    this.#relations?.forget(elements);
    for (const known of this.#each.values()) known.forget(elements);
  }
  /**
   * Elements have come or changed. Says by name what will be computed again, since these or those that were forgotten
   * matter to it.
   */
  learn(elements: readonly Element[], changed: ChangedProperties): ReadonlySet<string> {
    this.#relations?.learn(elements);
    if (changed.has('portfolio')) {
      this.#limits = undefined;
      this.#currencies = undefined;
      this.#each.clear();
    }
    const come = new Set(elements.flatMap((element) => [element.id, ...partsOf(element).map(({ id }) => id)]));
    const outdated = new Set<string>();
    for (let before = -1; before < outdated.size; ) {
      before = outdated.size;
      for (const [name, { kinds, areas, absent }] of this.#computed)
        if (matters(kinds, changed, regardsOf(name)) || meet(absent, come) || meet(areas, outdated)) outdated.add(name);
    }
    for (const name of outdated) {
      this.#computed.delete(name);
      if (Object.hasOwn(AREAS, name)) this.#outdated.add(name as Area);
    }
    // These are made for one element in a moment, and hold places in texts that may have moved.
    for (const area of LOCAL) this.#computed.delete(area);
    return outdated;
  }
}

/** The figures of another, for one reader: what it reads of the portfolio, and of which areas, is taken down. */
export class ObservedFigures extends Figures {
  readonly #source: Figures;
  readonly #reads: Reads;
  readonly #observed: Relations;

  constructor(source: Figures, reads: Reads) {
    const { asOf, measurements, surveyRows, evidenceSources: sources } = source;
    super(observedPortfolio(source.portfolio, reads), {
      asOf,
      evidence: () => ({ measurements, surveyRows, sources }),
    });
    this.#source = source;
    this.#reads = reads;
    this.#observed = observedRelations(source.relations, reads);
  }
  override get relations(): Relations {
    return this.#observed;
  }
  override get limits(): Limits {
    this.#reads.kind('portfolio');
    return this.#source.limits;
  }
  override get currencies(): Currencies {
    this.#reads.kind('portfolio');
    return this.#source.currencies;
  }
  override ofEach<E extends ElementHead, T>(what: string, elements: readonly E[], compute: (element: E) => T) {
    // Of elements that are as they were nothing is read again; the list itself, whoever has it has read.
    this.#reads.kind('portfolio');
    return this.#source.ofEach(what, elements, compute);
  }
  override area<A extends Area>(area: A): AreaOf<A> {
    this.#reads.area(area);
    return this.#source.area(area);
  }
  override shared<T>(name: string, compute: (figures: Figures) => T): T {
    this.#reads.area(name);
    return this.#source.shared(name, compute);
  }
}

/** Of what is no area, everything matters that it has read. */
function regardsOf(name: string): Regards | undefined {
  return Object.hasOwn(REGARDS, name) ? REGARDS[name as Area] : undefined;
}

export function figures(portfolio: Portfolio, options: FiguresOptions): Figures {
  return new Figures(portfolio, options);
}
