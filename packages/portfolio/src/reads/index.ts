export { meet } from './meet.js';
export { observedPortfolio } from './observed-portfolio.js';
export { observedRelations } from './observed-relations.js';
export { type ChangedProperties, EVERYTHING, matters, type Regards } from './regards.js';
export { type Reads, UNWATCHED } from './reads.js';
