import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import type { Cycle } from '../graph/index.js';
import { type ElementOf, labelById, labelOf, nameOf } from '../model/index.js';
import { later, remembered } from '../relations/lookup.js';
import type { LifecyclePart } from '../relations/index.js';
import { isUnknown, type Known, mapKnown, type Percent, type Rate } from '../values/index.js';
import { type Amounts, type MinorUnits, NOTHING, plus, sumOfAmounts, totalOf } from './amounts.js';
import { breakdown, type CostBreakdown } from './breakdown.js';
import { type Destinations, destinationsOf } from './destinations.js';
import { knownOf, ledgerOf, missingOf } from './ledger.js';
import { type CostBearer, costInputs, costNotes } from './own-cost.js';
import { type Passed, passedBy, passedInputs, unitInputs } from './passed.js';
import { memberInputs, NOBODY, sharesOfSpend, type SpendByKey } from './shares-of-spend.js';
import { type ShowbackLine, showbackOf } from './showback.js';
import type { Tally } from './tally.js';
import { shareFigure, type Unallocated, unallocatedOf } from './unallocated.js';
import { costByPeriod, costVariance, type PeriodCost } from './variance.js';
import { unitCostOf, type Volume, volumeOf } from './unit-cost.js';

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
  const unitLabel = (id: string) => labelById(portfolio, id);
  const services = portfolio.all('service');
  const assets = portfolio.all('asset');
  const processes = portfolio.all('process');

  const of = (bearer: CostBearer) => {
    const own = ledger.own(bearer);
    const { amounts } = own;
    return breakdown(
      {
        of: labelOf(bearer),
        amounts: isUnknown(amounts) ? NOTHING : amounts,
        missing: () => (isUnknown(amounts) ? amounts.missing : []),
        formula: 'Σ cost lines, as a year',
        inputs: () => costInputs(bearer, own),
        notes: () => costNotes(own),
      },
      units,
    );
  };
  const declaredOf = (bearer: CostBearer) =>
    mapKnown(ledger.own(bearer).declared, (declared) => units.perYear(totalOf(declared)));
  const byPeriod = (bearer: CostBearer) => costByPeriod(bearer, declaredOf(bearer), figures);
  const sumOfSpends = (label: string, spends: readonly Known<Amounts>[], bearers: () => readonly CostBearer[]) =>
    breakdown(
      {
        of: label,
        amounts: sumOfAmounts(spends.map(knownOf)),
        missing: () => spends.flatMap(missingOf),
        formula: 'Σ cost',
        inputs: () =>
          memberInputs(
            bearers()
              .filter(ledger.counts)
              .map((bearer) => ({ bearer, amounts: ledger.known(bearer) })),
            ledger,
          ),
      },
      units,
    );
  const through = (service: ElementOf<'service'>, flow: 'services' | 'support'): Amounts => {
    const index = ledger.graph.indexOf.get(service.id);
    return index === undefined ? NOTHING : ledger[flow].through(index);
  };
  const allocated = (service: ElementOf<'service'>) =>
    breakdown(
      {
        of: labelOf(service),
        amounts: through(service, 'services'),
        missing: () => ledger.missingInto(service.id, 'services'),
        formula: 'own cost + what other services pass on',
        inputs: () => [
          { label: `own cost of ${labelOf(service)}`, value: of(service).total.value, place: nameOf(service) },
          ...passedInputs(ledger, service.id, 'services'),
        ],
      },
      units,
    );
  const unitAmounts = (unit: string) =>
    [ledger.services.units.get(unit), ledger.support.units.get(unit), ledger.processes.amountsOf(unit)].reduce<Amounts>(
      (total, amounts) => plus(total, amounts ?? NOTHING),
      NOTHING,
    );
  const unitMissing = (unit: string) => [...ledger.missingInto(unit, 'all'), ...ledger.processes.missingFrom(unit)];
  const reaching = (label: string, members: readonly string[]) =>
    breakdown(
      {
        of: label,
        amounts: members.reduce((total, unit) => plus(total, unitAmounts(unit)), NOTHING),
        missing: () => members.flatMap(unitMissing),
        formula: 'Σ what services, assets and processes pass on',
        inputs: () => members.flatMap((unit) => unitInputs(ledger, unit)),
      },
      units,
    );
  const belonging = (
    label: (id: string) => string,
    { amountsOf, missingFrom }: Pick<Tally, 'amountsOf' | 'missingFrom'>,
    membersOf: SpendByKey['membersOf'],
  ) =>
    remembered((key: string) =>
      breakdown(
        {
          of: label(key),
          amounts: amountsOf(key),
          missing: () => missingFrom(key),
          formula: 'Σ own cost',
          inputs: () => memberInputs(membersOf(key), ledger),
        },
        units,
      ),
    );
  const ofProvider = belonging(
    (id) => (id === NOBODY ? 'what nobody is commissioned with' : unitLabel(id)),
    shares.providers,
    shares.providers.membersOf,
  );
  const ofPart = belonging(
    (part) => (part === '' ? 'services without a state' : `the ${part}`),
    { amountsOf: (part) => shares.parts.amountsOf(part), missingFrom: (part) => shares.parts.missingFrom(part) },
    () => [],
  );
  const whole = (label: string, ...kinds: readonly CostBearer['kind'][]) =>
    sumOfSpends(
      label,
      kinds.flatMap((kind) => ledger.spends(kind)),
      () => kinds.flatMap((kind) => portfolio.all(kind) as readonly CostBearer[]),
    );
  const total = later(() =>
    whole(
      portfolio.settings === undefined ? 'the portfolio' : labelOf(portfolio.settings),
      ...(['service', 'asset', 'process'] as const),
    ),
  );
  const unallocated = later(() => unallocatedOf(ledger, total()));
  const unitCost = (service: ElementOf<'service'>) =>
    unitCostOf(service, allocated(service).total, volumeOf(service, figures));
  return {
    units,
    get total() {
      return total();
    },
    sumOf: (label, bearers) => sumOfSpends(label, bearers.map(ledger.spend), () => bearers),
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
      return [services, assets, processes].some((bearers) => bearers.some(ledger.counts));
    },
    *prepare() {
      yield ledger.spends('service');
      yield ledger.graph;
      yield ledger.services;
    },
    of,
    declared: declaredOf,
    measured: (bearer) => {
      const { measured } = ledger.own(bearer);
      return measured === undefined ? undefined : units.perYear(measured);
    },
    byPeriod,
    variance: (bearer) => costVariance(bearer, byPeriod(bearer)),
    allocated,
    support: (service) =>
      breakdown(
        {
          of: `infrastructure support of ${labelOf(service)}`,
          amounts: through(service, 'support'),
          missing: () => ledger.missingInto(service.id, 'all'),
          formula:
            'Σ cost of assets, in equal parts to the services that stand on them, and what other services pass on of it',
          inputs: () => [
            ...relations.assetsSupporting(service.id).map((asset) => ({
              label: `cost of ${labelOf(asset)}`,
              value: of(asset).total.value,
              place: nameOf(asset),
            })),
            ...passedInputs(ledger, service.id, 'support'),
          ],
        },
        units,
      ),
    ofUnit: remembered((unit: string) => reaching(unitLabel(unit), relations.units.withDescendants(unit))),
    ofUnitAlone: remembered((unit: string) => reaching(`${unitLabel(unit)} alone`, [unit])),
    ofArchetype: belonging(unitLabel, shares.archetypes, shares.archetypes.membersOf),
    ofProvider,
    get uncommissioned() {
      return ofProvider(NOBODY);
    },
    ofCapability: belonging(unitLabel, shares.capabilities, shares.capabilities.membersOf),
    ofPart: (part) => ofPart(part ?? ''),
    get unallocated() {
      return unallocated();
    },
    get runShare() {
      const all = total();
      return shareFigure('share of run cost', ledger.units, all, all.run, 'run cost / total cost');
    },
    destinationsOf,
    passedBy: (service) => passedBy(ledger, service),
    get cycles() {
      return ledger.graph.cycles;
    },
    volumeOf: (service) => volumeOf(service, figures),
    unitCost,
    showback: (service) => showbackOf(service, allocated(service), volumeOf(service, figures), figures, units),
  };
}
