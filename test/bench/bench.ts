import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  BTAAS,
  type Contender,
  candidates,
  FLOOR,
  type Folders,
  LANGIUM,
  LIKEC4,
  TYPESPEC,
} from './contenders/contenders.ts';
import { cacheFolder } from './contenders/install.ts';
import { measure, median, type Outcome } from './measure/measure.ts';
import { buildPhases, parseTime, phases } from './measure/phases.ts';
import { mebibytes, seconds, table, times } from './measure/table.ts';
import { type Result, targets, verdict } from './measure/targets.ts';
import { writeModels } from './measure/write-models.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PER_FILE = 200;

const { values } = parseArgs({
  options: {
    services: { type: 'string', default: '1000,10000,100000' },
    'one-file': { type: 'string', default: '10000' },
    'skip-others': { type: 'boolean', default: false },
    'skip-phases': { type: 'boolean', default: false },
    only: { type: 'string' },
    'others-up-to': { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const numbers = (text: string) =>
  text
    .split(',')
    .filter((part) => part !== '')
    .map(Number);
const runs = Number(values.runs);
const workloads = [
  ...numbers(values.services).map((services) => ({ services, perFile: PER_FILE })),
  ...numbers(values['one-file']).map((services) => ({ services, perFile: services })),
];

const only = values.only?.split(',');
const all = await candidates(ROOT, (name) => {
  if (only !== undefined) return only.includes(name);
  return !values['skip-others'] || (name !== LIKEC4 && name !== TYPESPEC);
});
for (const candidate of all)
  if ('missing' in candidate) console.log(`Without ${candidate.name}: ${candidate.missing}.`);
const ready = all.filter((candidate): candidate is Contender => !('missing' in candidate));
const phasesProgram = await buildPhases(ROOT, cacheFolder());

const results: Result[] = [];
for (const { services, perFile } of workloads) {
  const scratch = mkdtempSync(join(tmpdir(), 'btaas-bench-'));
  try {
    // The one-file workload is compared with the same services in many files, not with other tools; plain Langium takes
    // minutes for it.
    const inOneFile = perFile === services;
    const contenders = ready.filter(({ name, other }) => {
      if (inOneFile) return name === FLOOR || name === BTAAS;
      return !other || services <= Number(values['others-up-to']);
    });
    const others = contenders.some(({ other }) => other);
    const { folders, title } = writeModels(scratch, { services, perFile, seed: Number(values.seed) }, others);
    console.log(`\n${title}\nMedians of ${runs} interleaved runs, whole process, Node ${process.version}\n`);
    const outcomes = await interleaved(contenders, folders);
    console.log(rows(contenders, outcomes));
    const measured = values['skip-phases'] ? undefined : phases(phasesProgram, folders.btaas);
    if (measured !== undefined) console.log(measured.table);
    const langium = contenders.find(({ name }) => name === LANGIUM)?.command(folders);
    const parse = measured && langium && parseTime(langium.args.with(-1, folders.btaas));
    results.push({ services, inOneFile, outcomes, rules: measured?.rules, parse });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
console.log(`\nTargets, times on the processors: btaas check takes\n${targets(results).map(verdict).join('\n')}`);

/** One run of each, then the next of each: what slows the machine down for a while slows all of them down. */
async function interleaved(contenders: readonly Contender[], folders: Folders): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome[]>(contenders.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const { name, command } of contenders) {
      const before = outcomes.get(name)!;
      // What failed once would fail again, perhaps after many minutes.
      if (!before.some((outcome) => 'failed' in outcome)) before.push(await measure(command(folders)));
    }
  }
  return new Map([...outcomes].map(([name, each]) => [name, median(each)]));
}

function rows(contenders: readonly Contender[], outcomes: ReadonlyMap<string, Outcome>): string {
  const measured = (name: string) => {
    const outcome = outcomes.get(name);
    return outcome === undefined || 'failed' in outcome ? undefined : outcome;
  };
  const floor = measured(FLOOR);
  const own = measured(BTAAS);
  const ratio = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? '–' : times(a / b);
  return table(
    ['', 'time', 'processors', 'memory', 'time ÷ floor', 'btaas time ÷ it', 'btaas memory ÷ it', 'command'],
    contenders.map(({ name, shown }) => {
      const outcome = outcomes.get(name)!;
      if ('failed' in outcome) return [name, 'failed', '–', '–', '–', '–', '–', `${shown}: ${outcome.failed}`];
      return [
        name,
        seconds(outcome.milliseconds),
        seconds(outcome.processorMilliseconds),
        mebibytes(outcome.mebibytes),
        ratio(outcome.milliseconds, floor?.milliseconds),
        ratio(own?.milliseconds, outcome.milliseconds),
        ratio(own?.mebibytes, outcome.mebibytes),
        shown,
      ];
    }),
  );
}
