export { type CheckResult, check } from './check.js';
export type { Finding, Related, Severity } from './finding.js';
export * from './analysis/index.js';
export * from './snapshot/index.js';
export * from './project/index.js';
export * from './findings/index.js';
