export { type Imported, importTable } from './import-table.js';
export { MAPPING_SCHEMA_FILE, type Mapping, mappingJsonSchema } from './mapping.js';
export { importedFrom, isUntouched, marked } from './mark.js';
export type { ImportProblem } from './problem.js';
export { type ReadMapping, readMapping } from './read-mapping.js';
export { csvTable, jsonTable, type Row, type Table } from './rows.js';
