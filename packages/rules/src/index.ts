export { cannotBeJudged } from './cannot-be-judged.js';
export type { PortfolioChange } from './incremental/change.js';
export { differenceFindings } from './difference/findings.js';
export { policyRule, policyRules } from './policies/policy-rules.js';
export * from './registry.js';
export * from './rule.js';
export * from './run.js';
export { writtenName, writtenNames } from './written-name.js';
