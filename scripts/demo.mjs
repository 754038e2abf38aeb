// Checks and builds the examples, and says where the results are. Runs what `npm run build` made.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
/** The examples are of 2026: as of this day their figures say the same whenever this runs. */
const AS_OF = '2026-06-30';
/** How many lines of findings are shown; all of them are in a file. */
const SHOWN = 12;

const EXAMPLES = [
  { name: 'meridian', what: 'a retail group' },
  { name: 'epa', what: '135 real IT investments of the U.S. EPA, and what two clouds promise' },
];

function btaas(...args) {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [join(root, 'packages/cli/bin/btaas.cjs'), ...args, '--as-of', AS_OF],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (error || status === 2) {
    console.error(stderr || String(error));
    process.exit(2);
  }
  return stdout;
}

for (const { name, what } of EXAMPLES) {
  const example = `examples/${name}`;
  const out = `out/demo/${name}`;
  console.log(`\n${example}: ${what}`);
  const found = btaas('check', example);
  mkdirSync(join(root, out), { recursive: true });
  writeFileSync(join(root, out, 'findings.txt'), found);
  const lines = found.trimEnd().split('\n');
  const summary = lines.pop();
  for (const line of lines.slice(0, SHOWN)) console.log(`  ${line}`);
  if (lines.length > SHOWN) console.log(`  … all in ${out}/findings.txt`);
  console.log(`  ${summary}`);
  // What the rules say of real data is true, and is no reason not to look at it.
  const written = btaas('build', example, '--out', out, '--formats', 'json,html', '--fail-level', 'never');
  console.log(`  results: ${[`${out}/findings.txt`, ...written.trimEnd().split('\n')].join(', ')}`);
}
