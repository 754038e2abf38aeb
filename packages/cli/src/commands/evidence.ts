import {
  Cancelled,
  differencesFrom,
  DuckDBMissing,
  documentName,
  type EvidenceFinding,
  LOCK_FILE,
  type Measured,
  measure,
  type ReadLock,
  readLock,
  readText,
  writeLock,
} from '@btaas/workspace';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CheckedProject, openPaths } from '../checked.js';
import { command } from '../command.js';
import { CLEAN, type ExitCode, FAILED, type Face, FOUND, UsageError } from '../face/face.js';
import { progressOn } from '../face/progress.js';
import { counted } from '../face/wrap.js';
import { writeWhole } from '../files.js';
import { paths, project, stats } from '../options.js';

export default command({
  positionals: { paths },
  options: {
    project,
    refresh: { type: 'boolean', describe: 'Measure again even if no file has changed' },
    locked: {
      type: 'boolean',
      describe: `Write nothing; end with 1 unless ${LOCK_FILE} is up to date (for pipelines)`,
    },
    stats,
  },
  examples: [
    ['btaas evidence', `measure what has changed, and write ${LOCK_FILE}`],
    ['btaas evidence --refresh', 'measure everything again'],
    ['btaas evidence --locked', 'fail if a data file is not the one that was measured'],
  ],
  async run(args, face) {
    if (args.refresh === true && args.locked === true) {
      throw new UsageError('--locked compares with what was measured; leave --refresh out');
    }
    const settings = {
      paths: args.paths ?? [],
      project: args.project,
      asOf: face.today(),
      failLevel: 'error' as const,
    };
    const projects = openPaths(settings, face);
    const stop = new AbortController();
    const release = face.onInterrupt(() => stop.abort());
    try {
      let code: ExitCode = CLEAN;
      for (const each of projects) {
        const one = args.locked === true ? locked(each, face, stop.signal) : measured(each, args, face, stop.signal);
        const result = await one;
        if (result > code) code = result;
      }
      return code;
    } catch (error) {
      if (error instanceof DuckDBMissing) throw new UsageError(error.message);
      if (!(error instanceof Cancelled) && !stop.signal.aborted) throw error;
      face.err.write('Stopped; nothing was written.\n');
      return FAILED;
    } finally {
      release();
    }
  },
});

interface Asked {
  readonly refresh?: boolean | undefined;
  readonly stats?: boolean | undefined;
}

async function measured(
  { project: of, opened }: Pick<CheckedProject, 'project' | 'opened'>,
  asked: Asked,
  face: Face,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { portfolio } = opened.engine.snapshot();
  const path = join(of.root, LOCK_FILE);
  const name = documentName(face.folder, path);
  if (portfolio.all('source').length + portfolio.all('survey').length === 0) {
    face.err.write('There is nothing to measure: the portfolio declares no source and no survey.\n');
    return CLEAN;
  }
  const known = asked.refresh === true ? undefined : lockAt(path);
  if (known?.sources.every(({ problem }) => problem === undefined)) {
    const differences = await differencesFrom(known, portfolio, of.root, signal);
    if (differences.length === 0) {
      face.err.write(`${name} is up to date; --refresh measures again all the same.\n`);
      return CLEAN;
    }
  }
  const progress = progressOn(face.err);
  const start = performance.now();
  const result = await measure(portfolio, {
    root: of.root,
    today: face.today(),
    signal,
    progress: (message) => progress.say(message),
  }).finally(() => progress.done());
  const lineOf = ({ document, start: offset }: { document: string; start: number }) =>
    `${document}:${opened.engine.documents.get(document)?.lines.at(offset).line ?? 1}`;
  for (const finding of result.findings) face.out.write(`${findingText(finding, of.root, face.folder, lineOf)}\n`);
  writeWhole(path, writeLock(result.lock));
  face.out.write(sourcesText(result));
  if (asked.stats === true) face.err.write(speedText(result, performance.now() - start));
  face.err.write(`Wrote ${counted(result.lock.values.length, 'value')} to ${name}.\n`);
  return result.findings.some(({ level }) => level === 'error') ? FOUND : CLEAN;
}

async function locked(
  { project: of, opened }: Pick<CheckedProject, 'project' | 'opened'>,
  face: Face,
  signal: AbortSignal,
): Promise<ExitCode> {
  const path = join(of.root, LOCK_FILE);
  const name = documentName(face.folder, path);
  if (!existsSync(path)) {
    face.out.write(`${name}: error: there is no evidence lock; "btaas evidence" writes it\n`);
    return FOUND;
  }
  const reading = lockReading(path);
  if ('problem' in reading) {
    face.out.write(`${name}: error: ${reading.problem}\n`);
    return FOUND;
  }
  const differences = await differencesFrom(reading.lock, opened.engine.snapshot().portfolio, of.root, signal);
  for (const each of differences) face.out.write(`${name}: error: ${each}\n`);
  if (differences.length > 0) return FOUND;
  face.err.write(`${name} is up to date.\n`);
  return CLEAN;
}

function lockReading(path: string) {
  const read = readText(path);
  return 'text' in read ? readLock(read.text) : read;
}
function lockAt(path: string): ReadLock | undefined {
  if (!existsSync(path)) return undefined;
  const reading = lockReading(path);
  return 'lock' in reading ? reading.lock : undefined;
}

function findingText(
  { level, message, at, file, row }: EvidenceFinding,
  root: string,
  folder: string,
  lineOf: (place: { document: string; start: number }) => string,
): string {
  if (file !== undefined && existsSync(resolve(root, file))) {
    const name = documentName(folder, resolve(root, file));
    return `${row === undefined ? name : `${name}:${row}`}: ${level}: ${message}`;
  }
  return `${at === undefined ? '' : `${lineOf(at)}: `}${level}: ${message}`;
}

/** What became of the rows, and of the money, of each source. */
function sourcesText({ lock }: Measured): string {
  const lines = lock.sources
    .filter(({ files }) => files.length > 0)
    .flatMap(({ id, files, leftOut, totals }) => {
      const rows = files.reduce((sum, each) => sum + each.rows, 0);
      const rejected = files.reduce((sum, each) => sum + each.rejected, 0);
      const left = leftOut === 0 ? '' : `, ${leftOut} left out by "where"`;
      return [
        `${id}: ${counted(rows, 'row')} in ${counted(files.length, 'file')}, ${rejected} rejected${left}`,
        ...totals.map(
          (each) =>
            `  ${each.metric}: ${each.total} ${each.currency} = ${each.allocated} allocated + ${each.unallocated} unallocated + ${each.rejected} rejected`,
        ),
      ];
    });
  return lines.map((line) => `${line}\n`).join('');
}

function speedText({ lock }: Measured, milliseconds: number): string {
  const rows = lock.sources.flatMap(({ files }) => files).reduce((sum, { rows: own }) => sum + own, 0);
  const seconds = milliseconds / 1000;
  return `${rows} rows in ${seconds.toFixed(2)} s: ${Math.round(rows / seconds)} rows/s\n`;
}
