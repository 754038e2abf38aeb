export {
  type ImportedFile,
  type ImportProblem,
  type TableImport,
  importFromTable,
  type TableSource,
} from './import-table.js';
export { leftBehind } from './left-behind.js';
export { importedFrom, isUntouched, MAPPING_SCHEMA_FILE, mappingJsonSchema } from '@btaas/interop';
