export type { Duplicable, OverlapCluster } from './clusters.js';
export type { Complexity, ComplexityPart } from './complexity.js';
export type { ContestedResponsibility } from './contested.js';
export { COMPONENTS, type Component, type Mergeable } from './features.js';
export type { Intention } from './intentions.js';
export { type OverlapFigures, overlapFigures } from './overlap-figures.js';
export type { ParallelProcesses } from './parallel.js';
export type { ConsolidationProposal } from './proposal.js';
export type { Similarity, SimilarityPart } from './similarity.js';
