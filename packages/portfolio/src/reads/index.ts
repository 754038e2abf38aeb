export { observedPortfolio } from './observed-portfolio.js';
export { observedRelations } from './observed-relations.js';
export type { Reads } from './reads.js';
