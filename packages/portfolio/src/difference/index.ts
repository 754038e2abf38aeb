export { type BreakingChange, breakingText } from './breaking.js';
export { type ChangedElement, diff, type DifferenceOptions, type PortfolioDifference } from './diff.js';
export { type PayoutChange, payoutChanges } from './payout-changes.js';
export { changedProperties } from './same-content.js';
export type { Pair } from './pairs.js';
export type { PromiseChange, PromiseKind } from './promise-changes.js';
export type { PropertyChange } from './property-changes.js';
