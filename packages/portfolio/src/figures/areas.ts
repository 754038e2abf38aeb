import { agreementFigures } from '../agreements/agreements.js';
import { alignmentFigures } from '../alignment/alignment.js';
import { consolidationFigures } from '../consolidation/index.js';
import { costFigures } from '../cost/cost.js';
import { migrationFigures } from '../migration/index.js';
import { overlapFigures } from '../overlap/index.js';
import { providerChains, providerFigures } from '../providers/index.js';
import { rewardFigures } from '../rewards/rewards.js';
import { scenarioFigures } from '../scenario/index.js';
import { sizingFigures } from '../sizing/sizing.js';
import { strategyFigures } from '../strategy/strategy.js';
import type { Regards } from '../reads/index.js';
import type { Figures } from './figures.js';

/** The areas of figures, each computed as a whole when it is first asked for. */
export const AREAS = {
  agreements: agreementFigures,
  alignment: alignmentFigures,
  chains: providerChains,
  consolidation: consolidationFigures,
  cost: costFigures,
  migration: migrationFigures,
  overlap: overlapFigures,
  providers: providerFigures,
  rewards: rewardFigures,
  scenarios: scenarioFigures,
  sizing: sizingFigures,
  strategy: strategyFigures,
} satisfies Record<string, (figures: Figures) => unknown>;
export type Area = keyof typeof AREAS;
export type AreaOf<A extends Area> = ReturnType<(typeof AREAS)[A]>;

/** The areas whose figures are about one element and what can be reached from it. */
export const LOCAL: ReadonlySet<Area> = new Set<Area>(['agreements', 'chains', 'sizing']);

/**
 * What matters to an area of the kinds that change most often, so that it is not computed again for the rest: another
 * number in an agreement costs nobody a thing. A test watches what each area really reads.
 */
export const REGARDS: { readonly [A in Area]?: Regards } = {
  alignment: { service: ['offering.sla', 'state'], need: [], commission: [] },
  consolidation: { service: ['capacity', 'demand'], need: [], commission: [] },
  cost: {
    service: [
      'allocates',
      'archetype',
      'capability',
      'consumers',
      'cost',
      'offering.name',
      'offering.price',
      'state',
      'volume',
    ],
    need: [],
    commission: ['from', 'service', 'share', 'to', 'until'],
  },
  migration: { service: ['cost', 'state'], need: [], commission: ['from', 'ola', 'service', 'uc', 'until'] },
  overlap: {
    service: [
      'archetype',
      'capability',
      'consumers',
      'cost',
      'disposition',
      'fit',
      'meets',
      'requires',
      'state',
      'successor',
    ],
    need: ['outcome'],
    commission: [],
  },
  providers: {
    service: ['cost', 'criticality', 'facing', 'requires', 'state'],
    need: [],
    commission: ['from', 'ola', 'service', 'share', 'to', 'uc', 'until'],
  },
  strategy: {
    service: ['archetype', 'cost', 'demand', 'meets', 'state'],
    need: ['demand', 'importance', 'outcome', 'unit'],
    commission: [],
  },
};
