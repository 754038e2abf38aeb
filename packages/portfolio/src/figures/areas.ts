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
