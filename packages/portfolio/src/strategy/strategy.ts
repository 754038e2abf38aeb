import type { CostBreakdown } from '../cost/breakdown.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelById } from '../model/index.js';
import type { LifecyclePart } from '../relations/index.js';
import { grouped, later } from '../relations/lookup.js';
import { demandOf } from '../sizing/demand.js';
import { isUnknown, type Percent, type Rate } from '../values/index.js';
import { cellsOf, coverageOf, type MatrixCell, metShare, type NeedCoverage } from './coverage.js';
import { type OutcomeFigures, outcomeFigures } from './outcomes.js';
import { type DemandShare, demandShares, type LoadSums, sumByNoun } from './demand-share.js';

type Need = ElementOf<'need'>;
type Archetype = ElementOf<'archetype'>;
type Service = ElementOf<'service'>;

/** One archetype: what it is made for, and what is built on it. */
export interface ArchetypeUse {
  readonly archetype: Archetype;
  /** The needs that it meets, its own and those taken over. */
  readonly needs: readonly Need[];
  readonly services: readonly Service[];
  readonly counts: Readonly<Record<LifecyclePart, number>>;
  readonly spend: CostBreakdown;
  /** The load of its services in use, and its share of that of all services in use, by noun. */
  readonly demand: readonly DemandShare[];
}

/** Strategy through archetypes that meet several business needs. */
export interface StrategyFigures {
  /** By qualified name of the need. */
  readonly needs: readonly NeedCoverage[];
  of(need: Need): NeedCoverage;
  /** The need × archetype matrix: its cells that are not empty, by need and then by archetype. */
  readonly matrix: readonly MatrixCell[];
  /** Needs that are met, weighted by importance. */
  readonly met: Figure<Percent>;
  /** The same of the needs of a unit and the units within it. */
  metOf(unit: string): Figure<Percent>;
  readonly unmet: readonly NeedCoverage[];
  /** By qualified name. */
  readonly archetypes: readonly ArchetypeUse[];
  useOf(archetype: Archetype): ArchetypeUse;
  /** Archetypes that meet one need or none. */
  readonly narrow: readonly Archetype[];
  /** By qualified name. */
  readonly outcomes: readonly OutcomeFigures[];
  outcome(outcome: ElementOf<'outcome'>): OutcomeFigures;
  /** The load that needs bring, and the part of it that an archetype is made for, by noun. */
  readonly demand: readonly DemandShare[];
}

export function strategyFigures(figures: Figures): StrategyFigures {
  const { portfolio, relations } = figures;
  const known = new Map<Need, NeedCoverage>();
  const of = (need: Need) => {
    const coverage = known.get(need) ?? coverageOf(need, relations);
    known.set(need, coverage);
    return coverage;
  };
  const needs = later(() => portfolio.all('need').map(of));
  const loads = later(() => loadsInUse(figures));
  const use = (archetype: Archetype) => useOf(archetype, figures, loads);
  return {
    get needs() {
      return needs();
    },
    of,
    get matrix() {
      return needs().flatMap(cellsOf);
    },
    get met() {
      return metShare('the portfolio', needs());
    },
    metOf: (unit) => {
      const within = relations.units.withDescendants(unit).flatMap((each) => relations.needsOfUnit(each));
      return metShare(labelById(portfolio, unit), within.map(of));
    },
    get unmet() {
      return needs().filter(({ status }) => status === 'unmet');
    },
    get archetypes() {
      return portfolio.all('archetype').map(use);
    },
    useOf: use,
    get narrow() {
      return portfolio.all('archetype').filter(({ id }) => relations.needsMetByArchetype(id).length <= 1);
    },
    get outcomes() {
      return portfolio.all('outcome').map((outcome) => outcomeFigures(outcome, figures));
    },
    outcome: (outcome) => outcomeFigures(outcome, figures),
    get demand() {
      const loadsOf = (list: readonly NeedCoverage[]) =>
        sumByNoun(list.flatMap(({ need }) => need.values.demand?.value ?? []));
      const all = loadsOf(needs());
      return demandShares(all.keys(), all, loadsOf(needs().filter(({ archetypes }) => archetypes.length > 0)));
    },
  };
}

/** The loads of services in use: all of them, and by archetype. */
interface LoadsInUse {
  readonly all: LoadSums;
  readonly byArchetype: ReadonlyMap<string, readonly { readonly load: Rate }[]>;
}

function loadsInUse(figures: Figures): LoadsInUse {
  const loads = figures.portfolio.all('service').flatMap((service) => {
    const archetype = service.values.archetype?.value.archetype?.value;
    if (archetype?.found !== true || !figures.relations.isInUse(service)) return [];
    const load = demandOf(service, figures).value;
    return isUnknown(load) ? [] : [{ archetype: archetype.to, load }];
  });
  return { all: sumByNoun(loads.map(({ load }) => load)), byArchetype: grouped(loads, ({ archetype }) => archetype) };
}

function useOf(archetype: Archetype, figures: Figures, loads: () => LoadsInUse): ArchetypeUse {
  const { relations, cost } = figures;
  const services = relations.servicesOfArchetype(archetype.id);
  const counts = { pipeline: 0, catalogue: 0, retired: 0 };
  for (const service of services) {
    const part = relations.partOf(service);
    if (part !== undefined) counts[part] += 1;
  }
  return {
    archetype,
    needs: relations.needsMetByArchetype(archetype.id),
    services,
    counts,
    spend: cost.ofArchetype(archetype.id),
    get demand() {
      const { all, byArchetype } = loads();
      const own = sumByNoun((byArchetype.get(archetype.id) ?? []).map(({ load }) => load));
      return demandShares(own.keys(), all, own);
    },
  };
}
