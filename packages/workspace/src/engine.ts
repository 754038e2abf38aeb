/** What needs no files: the editor's worker in a browser has none. */
export { type Analysis, type AnalysisOptions, analyse } from './analysis/analyse.js';
export { Lines } from './lines.js';
export * from './snapshot/index.js';
