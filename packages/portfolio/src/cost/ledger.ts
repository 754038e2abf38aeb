import { divideWhole } from '../exact/index.js';
import type { Figures } from '../figures/figures.js';
import type { ElementOf, Portfolio } from '../model/index.js';
import { later } from '../relations/lookup.js';
import { isUnknown, type Known } from '../values/index.js';
import { type AllocationGraph, allocationGraphOf } from './allocation-graph.js';
import { type Amounts, type MinorUnits, minorUnitsOf, NOTHING, plus } from './amounts.js';
import { type Flow, flowOf } from './flow.js';
import { type CostBearer, type OwnCost, ownCostOf } from './own-cost.js';
import { type Tally, tally } from './tally.js';

/** All costs of a portfolio as they are booked and passed on, before anybody asks for a figure. */
export interface Ledger {
  readonly units: MinorUnits;
  readonly graph: AllocationGraph;
  /** Whether the cost of an element belongs to the portfolio's spend: what is retired costs nothing any more. */
  counts(bearer: CostBearer): boolean;
  /** Computed anew each time. */
  own(bearer: CostBearer): OwnCost;
  /** What counts of an element's own cost: nothing of what is retired. */
  spend(bearer: CostBearer): Known<Amounts>;
  /** The same; nothing of what is not known. */
  known(bearer: CostBearer): Amounts;
  missing(bearer: CostBearer): readonly string[];
  /** What each element of a kind spends, in the order of the portfolio: booked once, as there are many. */
  spends(kind: CostBearer['kind']): readonly Known<Amounts>[];
  /** The cost of services, passed on. */
  readonly services: Flow;
  /** The cost of assets (infrastructure support), passed on by the services that stand on them. */
  readonly support: Flow;
  /** The cost of processes by the unit that they are for. */
  readonly processes: Tally;
  /** Assets that support nothing and processes for nobody: their cost reaches no unit. */
  readonly homeless: readonly CostBearer[];
  /** The services that pass cost on to a service or a unit, by index. */
  passingTo(id: string): readonly number[];
  /** What is missing from the cost that reaches a service or a unit; of services alone, or of assets as well. */
  missingInto(id: string, of: 'services' | 'all'): readonly string[];
}

export function ledgerOf(figures: Figures): Ledger {
  const { portfolio, relations, asOf } = figures;
  const units = minorUnitsOf(figures.currencies.own);
  const own = ownCostOf(figures, units);
  const counts = (bearer: CostBearer) => {
    if (bearer.kind === 'service') return relations.partOf(bearer) !== 'retired';
    return bearer.kind !== 'asset' || bearer.values.retires === undefined || bearer.values.retires.value >= asOf;
  };
  const spend = (bearer: CostBearer) => (counts(bearer) ? own(bearer).amounts : NOTHING);
  const known = (bearer: CostBearer) => knownOf(spend(bearer));
  const missing = (bearer: CostBearer) => missingOf(spend(bearer));
  const spends = {
    service: later(() => figures.ofEach('spend of services', portfolio.all('service'), spend)),
    asset: later(() => figures.ofEach('spend of assets', portfolio.all('asset'), spend)),
    process: later(() => portfolio.all('process').map(spend)),
  };
  const graph = later(() => allocationGraphOf(figures));
  const services = later(() => flowOf(graph(), spends.service().map(knownOf)));
  const support = later(() => flowOf(graph(), supportOf(graph(), portfolio.all('asset'), known)));
  const processes = later(() => processTally(portfolio, known, missing));
  const passing = later(() => predecessors(graph()));
  const passingTo = (id: string) => passing().get(id) ?? [];

  const isComplete = later(() => !spends.service().some(isUnknown) && !spends.asset().some(isUnknown));
  const missingInto = (id: string, of: 'services' | 'all') => {
    if (isComplete()) return [];
    const names: string[] = [];
    const seen = new Set<string>([id]);
    for (const each of seen) {
      const index = graph().indexOf.get(each);
      if (index !== undefined) {
        for (const name of missingOf(spends.service()[index]!)) names.push(name);
        if (of === 'all') for (const asset of relations.assetsSupporting(each)) names.push(...missing(asset));
      }
      for (const from of passingTo(each)) seen.add(graph().services[from]!.id);
    }
    return names;
  };
  return {
    units,
    get graph() {
      return graph();
    },
    counts,
    own,
    spend,
    known,
    missing,
    spends: (kind) => spends[kind](),
    get services() {
      return services();
    },
    get support() {
      return support();
    },
    get processes() {
      return processes();
    },
    get homeless() {
      return [
        ...portfolio.all('asset').filter((asset) => counts(asset) && supportedServices(asset).length === 0),
        ...portfolio.all('process').filter((process) => unitsServed(process, portfolio).length === 0),
      ];
    },
    passingTo,
    missingInto,
  };
}

/** The part of a spend that is known; nothing while it is not. */
export function knownOf(spend: Known<Amounts>): Amounts {
  return isUnknown(spend) ? NOTHING : spend;
}
export function missingOf(spend: Known<Amounts>): readonly string[] {
  return isUnknown(spend) ? spend.missing : NONE;
}
const NONE: readonly string[] = [];

/** The services that stand on an asset, each once. */
function supportedServices({ values }: ElementOf<'asset'>): readonly string[] {
  return distinctFound(values.supports.map(({ value }) => value));
}

/** The units that a process is for; where it is for nobody in particular, the unit that performs it. */
function unitsServed({ values }: ElementOf<'process'>, portfolio: Portfolio): readonly string[] {
  if (values.for.length > 0) return distinctFound(values.for.map(({ value }) => value));
  const performer = values.performed?.value;
  return performer?.found === true && portfolio.get('unit', performer.to) !== undefined ? [performer.to] : [];
}

/** What is named and exists, each once, in order. */
export function distinctFound(
  references: readonly { readonly to: string; readonly found: boolean }[],
): readonly string[] {
  return [...new Set(references.flatMap(({ to, found }) => (found ? [to] : [])))].sort();
}

/** The cost of assets by service: each asset's in equal parts to the services that stand on it. */
function supportOf(
  graph: AllocationGraph,
  assets: readonly ElementOf<'asset'>[],
  known: (bearer: CostBearer) => Amounts,
): readonly Amounts[] {
  const amounts = graph.services.map(() => NOTHING);
  for (const asset of assets) {
    const targets = supportedServices(asset);
    divideAmounts(known(asset), targets).forEach((part, index) => {
      const service = graph.indexOf.get(targets[index]!);
      if (service !== undefined) amounts[service] = plus(amounts[service]!, part);
    });
  }
  return amounts;
}

function processTally(
  portfolio: Portfolio,
  known: (bearer: CostBearer) => Amounts,
  missing: (bearer: CostBearer) => readonly string[],
): Tally {
  const byUnit = tally();
  for (const process of portfolio.all('process')) {
    const targets = unitsServed(process, portfolio);
    divideAmounts(known(process), targets).forEach((part, index) => {
      byUnit.add(targets[index]!, part, missing(process));
    });
  }
  return byUnit;
}

/** Amounts in equal parts, in whole minor units. */
export function divideAmounts({ run, grow, transform }: Amounts, among: readonly string[]): readonly Amounts[] {
  const claims = among.map((id) => ({ id, weight: 1n }));
  const [runs, grows, transforms] = [run, grow, transform].map((amount) => divideWhole(amount, claims));
  return among.map((_, index) => ({ run: runs![index]!, grow: grows![index]!, transform: transforms![index]! }));
}

function predecessors(graph: AllocationGraph): ReadonlyMap<string, readonly number[]> {
  const from = new Map<string, number[]>();
  graph.nodes.forEach(({ claims }, service) => {
    for (const { id } of claims.slice(0, -1)) {
      const known = from.get(id);
      if (known === undefined) from.set(id, [service]);
      else if (known.at(-1) !== service) known.push(service);
    }
  });
  return from;
}
