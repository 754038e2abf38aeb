export { type ProjectEvidence, projectEvidence } from './project-evidence.js';
export {
  Cancelled,
  differencesFrom,
  DuckDBMissing,
  type EvidenceFinding,
  LOCK_FILE,
  type LedgerEntry,
  measure,
  type Measured,
  newEntries,
  type ReadLock,
  readLedger,
  readLock,
  writeEntries,
  writeLock,
} from '@btaas/evidence';
