import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import type { Cycle } from '../graph/index.js';
import { type ElementOf, labelById, labelOf } from '../model/index.js';
import { later, remembered } from '../relations/lookup.js';
import type { LifecyclePart } from '../relations/index.js';
import { type Known, mapKnown, type Percent, type Rate } from '../values/index.js';
import { type MinorUnits, totalOf } from './amounts.js';
import type { CostBreakdown } from './breakdown.js';
import { Breakdowns } from './breakdowns.js';
import { type Destinations, destinationsOf } from './destinations.js';
import { ledgerOf } from './ledger.js';
import type { CostBearer } from './own-cost.js';
import { type Passed, passedBy } from './passed.js';
import { NOBODY, sharesOfSpend } from './shares-of-spend.js';
import { type ShowbackLine, showbackOf } from './showback.js';
import { shareFigure, type Unallocated, unallocatedOf } from './unallocated.js';
import { costByPeriod, costVariance, type PeriodCost } from './variance.js';
import { unitCostOf, type Volume, volumeOf } from './unit-cost.js';

/** What can have a cost of its own. */
const BEARERS = ['service', 'asset', 'process'] as const;

/**
 * What everything costs a year, in the portfolio's currency. Services, assets and processes have costs of their own; the
 * cost of services and assets runs on to units along `allocates` and `consumers`.
 */
export interface CostFigures {
  readonly units: MinorUnits;
  /** Of all services, assets and processes that are not retired. */
  readonly total: CostBreakdown;
  /** Own cost of a set of elements, without those that are retired; `of` is what the set is called. */
  sumOf(of: string, bearers: readonly CostBearer[]): CostBreakdown;
  readonly totalOfServices: CostBreakdown;
  /** Infrastructure support. */
  readonly totalOfAssets: CostBreakdown;
  readonly totalOfProcesses: CostBreakdown;
  /** Whether there is anything that could cost: a service, an asset or a process that is not retired. */
  readonly hasCosts: boolean;
  /** Own cost of a service, an asset or a process, also of a retired one. */
  of(bearer: CostBearer): CostBreakdown;
  /** By its cost lines alone, whatever was measured. */
  declared(bearer: CostBearer): Known<Rate>;
  /** What was measured, as a year; `undefined` where nothing was. */
  measured(bearer: CostBearer): Rate | undefined;
  /** Actual against declared cost, by measured period. */
  byPeriod(bearer: CostBearer): readonly PeriodCost[];
  /** How far the actual cost is off the declared; `undefined` where nothing is measured. */
  variance(bearer: CostBearer): Figure<Percent> | undefined;
  /** Allocated cost: a service's own, and what other services pass on to it. */
  allocated(service: ElementOf<'service'>): CostBreakdown;
  /** The infrastructure support that a service stands on: of its assets, and of those of services that pass on to it. */
  support(service: ElementOf<'service'>): CostBreakdown;
  /** What reaches a unit and the units within it: of services, assets and processes. */
  ofUnit(unit: string): CostBreakdown;
  /** What reaches a unit itself. */
  ofUnitAlone(unit: string): CostBreakdown;
  ofArchetype(archetype: string): CostBreakdown;
  ofProvider(provider: string): CostBreakdown;
  /** Of services, or of parts of them, that nobody is commissioned with: with those of all providers, all services. */
  readonly uncommissioned: CostBreakdown;
  ofCapability(capability: string): CostBreakdown;
  /** Of the services of a part of the portfolio, retired ones included; without one, of those that have no state today. */
  ofPart(part: LifecyclePart | undefined): CostBreakdown;
  readonly unallocated: Unallocated;
  /** run cost / total cost */
  readonly runShare: Figure<Percent>;
  /** Books and passes on all costs, in steps, for who has other things to do in between. */
  prepare(): Iterable<unknown>;
  destinationsOf(service: ElementOf<'service'>): Destinations;
  /** What a service passes on, of its allocated cost, in the order of its destinations. */
  passedBy(service: ElementOf<'service'>): readonly Passed[];
  /** Services that allocate to one another in a circle. */
  readonly cycles: readonly Cycle[];
  volumeOf(service: ElementOf<'service'>): Volume;
  unitCost(service: ElementOf<'service'>): Figure<Rate>;
  showback(service: ElementOf<'service'>): readonly ShowbackLine[];
}

export function costFigures(figures: Figures): CostFigures {
  const { portfolio, relations } = figures;
  const ledger = ledgerOf(figures);
  const { units } = ledger;
  const shares = sharesOfSpend(figures, ledger);
  const costs = new Breakdowns(ledger, relations);
  const label = (id: string) => labelById(portfolio, id);
  const bearers = (kind: CostBearer['kind']) => portfolio.all(kind) as readonly CostBearer[];
  const whole = (of: string, ...kinds: readonly CostBearer['kind'][]) =>
    costs.sum(
      of,
      kinds.flatMap((kind) => ledger.spends(kind)),
      () => kinds.flatMap(bearers),
    );
  const { settings } = portfolio;
  const total = later(() => whole(settings === undefined ? 'the portfolio' : labelOf(settings), ...BEARERS));
  const unallocated = later(() => unallocatedOf(ledger, total()));
  const declared = (bearer: CostBearer) =>
    mapKnown(ledger.own(bearer).declared, (amounts) => units.perYear(totalOf(amounts)));
  const byPeriod = (bearer: CostBearer) => costByPeriod(bearer, declared(bearer), figures);
  const volume = (service: ElementOf<'service'>) => volumeOf(service, figures);
  const allocated = (service: ElementOf<'service'>) => costs.allocated(service);
  const ofProvider = costs.belonging(
    (id) => (id === NOBODY ? 'what nobody is commissioned with' : label(id)),
    shares.providers,
  );
  const ofPart = costs.belonging((part) => (part === '' ? 'services without a state' : `the ${part}`), {
    amountsOf: (part) => shares.parts.amountsOf(part),
    missingFrom: (part) => shares.parts.missingFrom(part),
  });
  return {
    units,
    get total() {
      return total();
    },
    sumOf: (of, members) => costs.sum(of, members.map(ledger.spend), () => members),
    get totalOfServices() {
      return whole('all services', 'service');
    },
    get totalOfAssets() {
      return whole('all assets', 'asset');
    },
    get totalOfProcesses() {
      return whole('all processes', 'process');
    },
    get hasCosts() {
      return BEARERS.some((kind) => bearers(kind).some(ledger.counts));
    },
    *prepare() {
      yield ledger.spends('service');
      yield ledger.graph;
      yield ledger.services;
    },
    of: (bearer) => costs.own(bearer),
    declared,
    measured: (bearer) => {
      const { measured } = ledger.own(bearer);
      return measured === undefined ? undefined : units.perYear(measured);
    },
    byPeriod,
    variance: (bearer) => costVariance(bearer, byPeriod(bearer)),
    allocated,
    support: (service) => costs.support(service),
    ofUnit: remembered((unit: string) => costs.reaching(label(unit), relations.units.withDescendants(unit))),
    ofUnitAlone: remembered((unit: string) => costs.reaching(`${label(unit)} alone`, [unit])),
    ofArchetype: costs.belonging(label, shares.archetypes),
    ofProvider,
    get uncommissioned() {
      return ofProvider(NOBODY);
    },
    ofCapability: costs.belonging(label, shares.capabilities),
    ofPart: (part) => ofPart(part ?? ''),
    get unallocated() {
      return unallocated();
    },
    get runShare() {
      const all = total();
      return shareFigure('share of run cost', units, all, all.run, 'run cost / total cost');
    },
    destinationsOf,
    passedBy: (service) => passedBy(ledger, service),
    get cycles() {
      return ledger.graph.cycles;
    },
    volumeOf: volume,
    unitCost: (service) => unitCostOf(service, allocated(service).total, volume(service)),
    showback: (service) => showbackOf(service, allocated(service), volume(service), figures, units),
  };
}
