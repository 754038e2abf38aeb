/** What needs no files: the editor's worker in a browser has none. */
export { type Analysis, type AnalysisOptions, analyse, Analyst } from './analysis/analyse.js';
export { type Config, CONFIG_FILE, DEFAULT_CONFIG } from './project/config-schema.js';
export { atFile } from './project/at-file.js';
export { readConfig } from './project/read-config.js';
export { unknownPolicyFindings } from './project/unknown-policies.js';
export { LOCK_FILE } from '@btaas/evidence/lock';
export { type LockEvidence, lockEvidence, NO_EVIDENCE, untrusted } from './evidence/lock-evidence.js';
export { Lines } from './lines.js';
export * from './snapshot/index.js';
export { textFindings } from './snapshot/own-findings.js';
export { anchorOf, markdownText, reportOf, type ReportOptions, show, toHtml } from '@btaas/reports';
export { reportContext } from './outputs/outputs.js';
export { placeText } from './place-text.js';
