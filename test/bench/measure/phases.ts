import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { mebibytes, seconds, table } from './table.ts';

interface Phase {
  readonly phase: string;
  readonly milliseconds: number;
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

/** Time and memory of each phase of a check in one process. */
export function phases(program: string, folder: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', program, folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return `\nThe phases could not be measured: ${stderr.trim().split('\n').at(-1)}`;
  const { phases: all } = JSON.parse(stdout) as { readonly phases: readonly Phase[] };
  const rows = all.map((each) => [
    each.phase,
    seconds(each.milliseconds),
    mebibytes(each.peak),
    mebibytes(each.kept),
    '',
  ]);
  return `\nPhases, in one process\n\n${table(['', 'time', 'peak memory', 'in use after it', ''], rows)}`;
}
