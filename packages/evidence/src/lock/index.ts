/** What reads a lock and needs neither files nor DuckDB: the editor's worker in a browser has neither. */
export { amount, exact, rate } from './amount-schema.js';
export { LOCK_FILE } from './lock.js';
export { evidenceOf, type LockedEvidence } from './measurements.js';
export { type LockReading, type ReadLock, readLock } from './read-lock.js';
