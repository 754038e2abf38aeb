// How fast evidence is measured, against the bare query that gives the same sums, in one run:
//   npx node test/bench/evidence/bench.mjs [--rows 100000000] [--services 1000] [--runs 3]
// Prints seconds, rows/s, the ratio of the medians, and the most memory that the process took.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    services: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '3' },
  },
});
const [rows, services, runs] = [values.rows, values.services, values.runs].map((text) =>
  Number(text.replaceAll('_', '')),
);
/** What is measured are the sources, as they are now. */
async function sources() {
  const root = resolve(import.meta.dirname, '../../..');
  const kept = mkdtempSync(join(root, 'node_modules/.bench-'));
  const outfile = join(kept, 'bundle.mjs');
  const code = `export { measure } from './packages/evidence/src/measure.ts'; export { Engine } from './packages/workspace/src/snapshot/engine.ts';`;
  const settings = { bundle: true, format: 'esm', platform: 'node', target: 'node22', conditions: ['source'] };
  const input = { contents: code, resolveDir: root, loader: 'ts' };
  await build({ ...settings, stdin: input, mainFields: ['module', 'main'], external: ['@duckdb/node-api'], outfile });
  const bundle = await import(pathToFileURL(outfile).href);
  rmSync(kept, { recursive: true, force: true });
  return bundle;
}
const { measure, Engine } = await sources();
const FILES = 12;
const folder = mkdtempSync(join(tmpdir(), 'btaas-bench-evidence-'));

let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 50);

/** A probe of each service in turn, month by month; two in a thousand fail. */
async function generate() {
  mkdirSync(join(folder, 'probes'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const perFile = Math.floor(rows / FILES);
  for (let month = 1; month <= FILES; month++) {
    const start = `2026-${String(month).padStart(2, '0')}-01`;
    await connection.run(`COPY (
      SELECT 'S' || (i % ${services}) AS service, TIMESTAMP '${start}' + to_seconds((i * 2419200) // ${perFile}) AS ts,
        CASE WHEN hash(i + ${month}) % 1000 < 2 THEN 0 ELSE 1 END AS ok, 1 AS n
      FROM range(${perFile}) t(i)) TO '${folder}/probes/${start.slice(0, 7)}.parquet' (FORMAT parquet)`);
  }
  connection.closeSync();
  return perFile * FILES;
}

function portfolio() {
  const engine = new Engine({ asOf: '2026-12-31' });
  const declared = Array.from(
    { length: services },
    (_, i) => `service S${i} supporting { archetype A  accountable T }`,
  );
  engine.set(
    'a.btaas',
    `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31 }\narchetype A\nteam T\n${declared.join('\n')}
source Probes from "probes/*.parquet" { service service  at ts  good ok  total n }`,
  );
  return engine.snapshot().portfolio;
}

async function bare() {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '3GB' });
  const connection = await instance.connect();
  const start = performance.now();
  const result = await connection.runAndReadAll(
    `SELECT service, date_trunc('month', ts) AS month, sum(ok) AS ok, sum(n) AS n FROM read_parquet('${folder}/probes/*.parquet') GROUP BY 1, 2`,
  );
  const elapsed = performance.now() - start;
  const found = result.currentRowCount;
  connection.closeSync();
  instance.closeSync();
  return { elapsed, found };
}

async function ours(of) {
  const start = performance.now();
  const { lock } = await measure(of, { root: folder });
  return { elapsed: performance.now() - start, found: lock.values.length };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
try {
  const written = await generate();
  const model = portfolio();
  const times = { bare: [], ours: [] };
  most = 0;
  for (let run = 0; run < runs; run++) {
    // Each goes first in every other run.
    const order = run % 2 === 0 ? ['bare', 'ours'] : ['ours', 'bare'];
    for (const name of order) {
      const { elapsed, found } = await (name === 'bare' ? bare() : ours(model));
      times[name].push(elapsed);
      console.log(
        `${name.padEnd(5)} ${(elapsed / 1000).toFixed(2)} s, ${Math.round(written / (elapsed / 1000))} rows/s, ${found} values`,
      );
    }
  }
  const ratio = median(times.bare) / median(times.ours);
  console.log(
    `${written} rows, ${services} services: ${ratio.toFixed(2)} times the speed of the bare query (target 0.7)`,
  );
  console.log(`memory: ${(most / 2 ** 30).toFixed(2)} GiB at most (target 4)`);
} finally {
  clearInterval(watch);
  rmSync(folder, { recursive: true, force: true });
}
