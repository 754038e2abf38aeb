/** JSON that people write, for whoever reads such a file and imports nothing. */
export { type Jsonc, type JsoncMistake, readJsonc } from './read-jsonc.js';
