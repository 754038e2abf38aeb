export {
  type Baseline,
  type BaselineEntry,
  baselineOf,
  type Compared,
  compareWithBaseline,
  readBaseline,
} from './baseline.js';
export { elementsByPlace } from './element-at.js';
export { fingerprint, fingerprints } from './fingerprint.js';
export { judge, type Judged, type JudgeOptions } from './judge.js';
export { levels, rulesOff } from './levels.js';
export { suppress, type Suppressed } from './suppress.js';
export { type Suppression, suppressionsOf } from './suppressions.js';
export {
  type FilePlace,
  type LocatedFinding,
  type LocatedFix,
  locate,
  type LocateOptions,
} from './located.js';
export { FINDINGS_SCHEMA_FILE, findingsJsonSchema, type PublishedFindings } from './published.js';
