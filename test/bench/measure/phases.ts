import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { mebibytes, seconds, table } from './table.ts';

/** Time on the clock, and on the processors with all threads. */
export interface Time {
  readonly milliseconds: number;
  readonly processorMilliseconds: number;
}
interface Phase extends Time {
  readonly phase: string;
  /** The most memory that the process had during the phase. */
  readonly peak: number;
  /** What is in use after it, garbage collected. */
  readonly kept: number;
}

/** The program that runs the phases, bundled from the sources into a folder. */
export async function buildPhases(root: string, folder: string): Promise<string> {
  const outfile = join(folder, 'phases.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'phases-run.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    mainFields: ['module', 'main'],
    logLevel: 'error',
    absWorkingDir: root,
    nodePaths: [join(root, 'node_modules')],
  });
  return outfile;
}

/** Time and memory of each phase of a check in one process, as a table, and what figures and rules took. */
export function phases(program: string, folder: string): { readonly table: string; readonly rules?: Time } {
  const found = jsonOf<{ readonly phases: readonly Phase[] }>(['--expose-gc', program, folder]);
  if (typeof found === 'string') return { table: `\nThe phases could not be measured: ${found}` };
  const rows = found.phases.map((each) => [
    each.phase,
    seconds(each.milliseconds),
    mebibytes(each.peak),
    mebibytes(each.kept),
    '',
  ]);
  const rules = found.phases.find(({ phase }) => phase === 'figures and rules');
  return {
    table: `\nPhases, in one process\n\n${table(['', 'time', 'peak memory', 'in use after it', ''], rows)}`,
    ...(rules === undefined ? {} : { rules }),
  };
}

/** How long plain Langium takes to parse a folder. */
export function parseTime(args: readonly string[]): Time | undefined {
  const found = jsonOf<Time>([...args, '--parse-only']);
  return typeof found === 'string' ? undefined : found;
}

/** What a Node program writes, or the last line of what it complains of. */
function jsonOf<T>(args: readonly string[]): T | string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? (JSON.parse(stdout) as T) : (stderr.trim().split('\n').at(-1) ?? '');
}
