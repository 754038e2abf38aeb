export { DocumentState } from './document.js';
export { Engine, type EngineOptions, type Snapshot } from './engine.js';
export { byPlace, type RawFinding } from './finding.js';
