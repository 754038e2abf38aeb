/** The schemas that are published, apart from everything that reads data. */
export { LEDGER_SCHEMA_FILE, ledgerJsonSchema } from './ledger/entry.js';
export { LOCK_SCHEMA_FILE, lockJsonSchema } from './lock/lock-schema.js';
