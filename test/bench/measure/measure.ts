import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Node program, run in a folder. */
export interface Command {
  readonly args: readonly string[];
  readonly folder: string;
  /** The exit codes that mean that the work was done. */
  readonly done: readonly number[];
}
/** One run of a whole process, from its start to its end. */
export interface Measurement {
  readonly milliseconds: number;
  /** Time on processors, of all threads: steadier than the time on the clock while the machine does other things. */
  readonly processorMilliseconds: number;
  /** The peak of resident memory; of several Node processes, the sum. */
  readonly mebibytes: number;
}
export type Outcome = Measurement | { readonly failed: string };

const PROBE = join(import.meta.dirname, 'probe.cjs');
const TIME_LIMIT_MINUTES = 15;

export async function measure({ args, folder, done }: Command): Promise<Outcome> {
  const scratch = mkdtempSync(join(tmpdir(), 'btaas-probe-'));
  const peaks = join(scratch, 'peaks');
  try {
    const started = performance.now();
    const { code, said } = await run(args, folder, peaks);
    const milliseconds = performance.now() - started;
    if (code === null) return { failed: `stopped by a signal, or after ${TIME_LIMIT_MINUTES} minutes` };
    if (!done.includes(code)) return { failed: `exit code ${code}: ${lastLines(said)}` };
    if (!existsSync(peaks)) return { failed: 'it left no figure of its memory' };
    const processes = readFileSync(peaks, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ').map(Number));
    const sum = (column: 0 | 1) => processes.reduce((total, figures) => total + figures[column]!, 0);
    return { milliseconds, processorMilliseconds: sum(1) / 1000, mebibytes: sum(0) / 1024 };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(args: readonly string[], folder: string, peaks: string): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: {
        ...process.env,
        NODE_OPTIONS: `--require ${JSON.stringify(PROBE)}`,
        BTAAS_BENCH_PROBE: peaks,
        NO_COLOR: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIME_LIMIT_MINUTES * 60_000,
    });
    let said = '';
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' | ');
}

/** The median of each figure, each for itself, or the first failure. */
export function median(outcomes: readonly Outcome[]): Outcome {
  const failure = outcomes.find((outcome) => 'failed' in outcome);
  if (failure !== undefined) return failure;
  const measurements = outcomes as readonly Measurement[];
  const middle = (figure: (measurement: Measurement) => number) =>
    measurements.map(figure).sort((a, b) => a - b)[Math.floor((measurements.length - 1) / 2)]!;
  return {
    milliseconds: middle((m) => m.milliseconds),
    processorMilliseconds: middle((m) => m.processorMilliseconds),
    mebibytes: middle((m) => m.mebibytes),
  };
}
