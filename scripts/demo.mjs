// Checks and builds the examples, and says where the results are. Runs what `npm run build` made.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
/** The examples are of 2026: as of this day their figures say the same whenever this runs. */
const AS_OF = '2026-06-30';
/** How many findings are shown, the gravest first; all of them are in a file. */
const SHOWN = 5;
const GRAVITY = ['error', 'warning', 'information'];

const EXAMPLES = [
  { name: 'meridian', what: 'a retail group' },
  { name: 'epa', what: '135 real IT investments of the U.S. EPA, and what two clouds promise' },
];

const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

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
  // A folder of results holds results and nothing else.
  const out = `out/demo/${name}/report`;
  console.log(`\n${example}: ${what}`);
  const all = `out/demo/${name}/findings.txt`;
  const { findings, summary } = JSON.parse(btaas('check', example, '--format', 'json', '--format', `text=${all}`));
  const gravest = findings.toSorted((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
  for (const { file, line, severity, id, message } of gravest.slice(0, SHOWN)) {
    console.log(`  ${file}:${line} ${severity} ${id} ${message}`);
  }
  const { errors, warnings, information, files } = summary;
  const counts = [counted(errors, 'error'), counted(warnings, 'warning'), counted(information, 'note')].join(', ');
  console.log(`  ${counts} in ${counted(files, 'file')}; all in ${all}`);
  // What the rules say of real data is true, and is no reason not to look at it.
  const written = btaas('build', example, '--out', out, '--formats', 'json,html', '--fail-level', 'never');
  console.log(`  results: ${written.trimEnd().split('\n').join(', ')}`);
}
