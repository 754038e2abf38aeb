export { Cancelled, DuckDBMissing } from './engine/duckdb.js';
export type { EvidenceFinding } from './finding.js';
export { type Lock, LOCK_FILE, type LockedFile, type LockedSource } from './lock/lock.js';
export { measure, type Measured, type MeasureOptions, periodsOf } from './measure.js';
export type { MoneyTotals } from './sources/money-totals.js';
