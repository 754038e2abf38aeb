// What each rule costs:
//   npx node --expose-gc test/bench/rules.mjs <folder> [--rounds 8] [--only BT201,BT202] [--top 30]
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importSource } from '../../scripts/sources.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '8' },
    only: { type: 'string' },
    top: { type: 'string', default: '30' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Say which folder; test/bench/generate.ts writes one');
const { measureRules } = await importSource('test/bench/measure/rules-run.ts');
console.log(
  measureRules(resolve(folder), {
    rounds: Number(values.rounds),
    only: values.only?.split(','),
    top: Number(values.top),
  }),
);
