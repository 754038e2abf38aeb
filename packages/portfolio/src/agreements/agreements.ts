import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';
import { later } from '../relations/lookup.js';
import { assess, type Assessment } from './availability.js';
import { type AvailabilityFigures, availabilityFigures } from './availability-figures.js';
import type { Supposed } from './backing.js';
import { type Block, chainSources, commitmentsIn } from './chain.js';
import { type Commitment, type Commitments, commitmentsOf } from './commitments.js';
import { compareTerms, type Comparison } from './compare-terms.js';
import { type Coverage, HoursCheck } from './coverage.js';
import { type CreditExposure, exposureOf } from './credits.js';
import { type Demand, Demands } from './demands.js';
import { type HoursBook, hoursBook } from './hours-book.js';
import { type Inheritance, inheritanceOf } from './inheritance.js';
import { type PromiseBook, Promises } from './promise-book.js';
import { publishedFor } from './published.js';
import { type SharedRedundancy, sharedRedundancyOf } from './redundancy.js';
import { type Repair, repairsOf } from './repairs.js';
import type { Terms } from './terms.js';
import { type Carried, carriedBehind } from './throughput.js';
import { type TimeFigures, timeFigures } from './time-figures.js';
import { type Reach, type SupposedTime, type TimeDimension, Times } from './times.js';

/** The figures about agreements: what is promised, what stands behind it, and whether it can be kept. */
export interface AgreementFigures extends PromiseBook {
  readonly commitments: Commitments;
  /** What archetypes hand on by `extends`. */
  readonly inheritance: Inheritance;
  readonly hours: HoursBook;
  /**
   * Whether an availability can be kept; `undefined` where none is promised, or nothing stands behind the promise. With
   * `supposed`, as if one agreement promised another availability.
   */
  assess(promise: Commitment, supposed?: Supposed): Assessment | undefined;
  /** The same on the day of the figures: a service that is retired by then carries nothing of what it is required for. */
  assessOnDay(promise: Commitment): Assessment | undefined;
  /** What a promise leans on, whatever it promises; nothing where nothing stands behind it. */
  leansOn(promise: Commitment): readonly Block[];
  /** An assessment as figures with explanations, for hovers and reports. */
  availability(promise: Commitment): AvailabilityFigures | undefined;
  /** The smallest single changes that mend a promise of availability that is broken. */
  repairs(promise: Commitment): readonly Repair[];

  /** What the chain behind a promise needs for a response, a resolution, a recovery and so on. */
  reach(promise: Commitment, dimension: TimeDimension, supposed?: SupposedTime): Reach | undefined;
  /** Each time that is promised, with what the chain needs for it, as figures with explanations. */
  times(promise: Commitment): readonly TimeFigures[];
  /** Whether the promised hours lie in the hours of all that stands behind them. */
  coverage(promise: Commitment): Coverage | undefined;
  /** The throughput of what stands behind a promise. */
  carried(promise: Commitment): Carried | undefined;
  /** What each credit level of an SLA costs, and what the suppliers behind it pay back. */
  exposure(promise: Commitment): readonly CreditExposure[];
  /** Choices of a service whose members share what they stand on. */
  sharedRedundancy(service: string): readonly SharedRedundancy[];

  /** What a promise has to reach: the warranty of the archetype, and the expectations of needs. */
  demandsOn(promise: Commitment): readonly Demand[];
  /** What a need expects, if it says. */
  expectationOf(need: ElementOf<'need'>): Demand | undefined;
  /** What the provider of a commission publishes to all of its customers. */
  publishedFor(commitment: Commitment): Terms | undefined;
  /** Where a promise falls short of what is asked for; see `compareTerms`. */
  compare(promise: Terms, demand: Terms): Comparison;
}

export function agreementFigures(figures: Figures): AgreementFigures {
  const { portfolio, relations, asOf } = figures;
  const hours = hoursBook(portfolio, asOf);
  const commitments = commitmentsOf(portfolio, relations);
  const inheritance = inheritanceOf(portfolio, relations, hours);
  const published = (commitment: Commitment) => publishedFor(commitment, portfolio);
  const sources = { ...chainSources(portfolio, commitments), publishedFor: published };
  const times = new Times(sources);
  const check = new HoursCheck(sources, hours);
  const demands = new Demands(portfolio, relations, commitments, inheritance);
  const promises = new Promises(figures, sources, demands, hours);
  const assessed = (promise: Commitment, supposed?: Supposed) =>
    supposed === undefined ? promises.footingOf(promise).assessment : assess(promise, sources, supposed);
  const isRetired = (id: string) => {
    const service = portfolio.get('service', id);
    return service !== undefined && relations.partOf(service) === 'retired';
  };
  const present = later(() => chainSources(portfolio, commitments, isRetired));
  const onDay = new Map<Commitment, Assessment | undefined>();
  const assessOnDay = (promise: Commitment) => {
    if (!onDay.has(promise)) onDay.set(promise, assess(promise, present()));
    return onDay.get(promise);
  };
  const leansOn = (promise: Commitment) => promises.footingOf(promise).blocks;
  return {
    promisesOf: (service) => promises.promisesOf(service),
    currentPromisesOf: (service) => promises.currentPromisesOf(service),
    currentSlasOf: (service) => promises.currentSlasOf(service),
    comparisonsOf: (service) => promises.comparisonsOf(service),
    commitments,
    inheritance,
    hours,
    assess: assessed,
    assessOnDay,
    leansOn,
    availability: (promise) => {
      const assessment = assessed(promise);
      return assessment && availabilityFigures(assessment);
    },
    repairs: (promise) => {
      const assessment = assessed(promise);
      return assessment === undefined ? [] : repairsOf(assessment, sources);
    },
    reach: (promise, dimension, supposed) => times.behind(promise, dimension, supposed),
    times: (promise) => timeFigures(promise, (dimension) => times.behind(promise, dimension)),
    coverage: (promise) => check.behind(promise),
    carried: (promise) => carriedBehind(promise, sources),
    exposure: (promise) => exposureOf(promise, commitmentsIn(leansOn(promise)), figures),
    sharedRedundancy: (service) => sharedRedundancyOf(service, sources),
    demandsOn: (promise) => demands.on(promise),
    expectationOf: (need) => demands.expectationOf(need),
    publishedFor: published,
    compare: (promise, demand) => compareTerms(promise, demand, hours),
  };
}
