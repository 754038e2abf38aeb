// What each section of a report costs, and how large the report is:
//   npx node --expose-gc test/bench/reports.mjs <folder> [--pages]
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importSource } from '../../scripts/sources.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Say which folder; test/bench/generate.ts writes one');
const { measureReports } = await importSource('test/bench/measure/reports-run.ts');
console.log(await measureReports(resolve(folder), values));
