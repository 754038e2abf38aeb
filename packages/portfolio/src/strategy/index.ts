export { coverageOf, lackOf, type MatrixCell, type NeedCoverage, type NeedStatus } from './coverage.js';
export type { DemandShare } from './demand-share.js';
export type { OutcomeFigures } from './outcomes.js';
export { type ArchetypeUse, type StrategyFigures, strategyFigures } from './strategy.js';
