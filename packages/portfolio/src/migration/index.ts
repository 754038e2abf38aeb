export type { ManagedMonth } from './managed-share.js';
export { type MigrationFigures, migrationFigures } from './migration-figures.js';
export type { Month } from './months.js';
export type { MigrationPlan } from './plan.js';
export { type Migration, type Move, type OrderedWave, predecessors, type Wave, waveCycles } from './waves.js';
