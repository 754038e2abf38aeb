export { DEFAULT_LIMITS, type LimitName, type Limits, limitInput, limitsOf } from './limits.js';
