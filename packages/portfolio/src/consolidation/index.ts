export type { ConsolidationCase } from './case.js';
export { type CashFlow, netPresentValue, paybackMonths, type YearOfFlow, yearlyNet } from './cash-flow.js';
export { type ConsolidationFigures, consolidationFigures } from './consolidation-figures.js';
export { type Discounting, discounting } from './discounting.js';
export type { JointDemand } from './joint-demand.js';
export { isLiveConsolidation } from './live.js';
export { paretoFront, type Trade } from './pareto.js';
export { CRITERIA, type Criterion, type Ranked, type RankingResult, type Weights } from './ranking.js';
export type { Realisation } from './realisation.js';
