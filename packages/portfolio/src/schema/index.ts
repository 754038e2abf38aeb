export * from './declarations.js';
export { agreement, agreementBody, published, WINDOWS } from './agreement.js';
export { DAYS } from './commissioning.js';
export { SECTIONS } from './governance.js';
export { limits } from './limits.js';
export { type BuiltInMetric, isBuiltInMetric, METRICS } from './metrics.js';
export { COLUMN_ROLES } from './rewards.js';
export { LEVELS, STATES, type State } from './states.js';
export type * from './types.js';
