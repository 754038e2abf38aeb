export { type Aggregate, aggregatesOf } from './aggregates.js';
export { bestOf, type Curve, curveOf, type CurvePoint, type CurveReading, readCurve } from './curve.js';
export {
  type Assumptions,
  assumptionKey,
  type Evidence,
  isIncomplete,
  metricLabel,
  NO_ASSUMPTIONS,
} from './evidence.js';
export { exchangeRate } from './exchange.js';
export type { JudgedGate } from './gate.js';
export { decimalsOf } from './minor-units.js';
export type { Claimed, Payout, Target } from './payout.js';
export { type PoolFigures, unionOf } from './pool.js';
export { type RewardFigures, rewardFigures } from './rewards.js';
export type { CurvedEvidence, PlanScore, ScoredComponent, ScoredModifier } from './score.js';
export { participantsOf, type Segment, segmentsOf, targetShare } from './shares.js';
export { type StatementLine, type StatementStep, STEPS } from './statement.js';
export { type Ask, type Spread, spread } from './spread.js';
export { numberLike } from './units.js';
