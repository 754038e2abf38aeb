import { type Baseline, baselineOf, compareWithBaseline, decode, readBaseline, readText } from '@btaas/workspace';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Checked, checkPaths } from '../checked.js';
import { command } from '../command.js';
import { CLEAN, type ExitCode, type Face, FOUND, UsageError } from '../face/face.js';
import { counted } from '../face/wrap.js';
import { writeWhole } from '../files.js';
import { FORMATS, readFormats, type Written } from '../formats/index.js';
import { asOf, dayOf, failLevel, paths, project, stats, stdinFilepath, watch } from '../options.js';
import { fails } from '../report.js';
import { watching } from '../watching.js';

const BASELINE = 'btaas.baseline.json';

export default command({
  positionals: { paths },
  options: {
    format: {
      type: 'string',
      requiresArg: true,
      describe: `How findings are written: ${FORMATS.map(({ name }) => name).join(', ')}; NAME=FILE writes a file, and several may be given`,
    },
    project,
    'fail-level': failLevel,
    'as-of': asOf,
    baseline: {
      type: 'string',
      describe: `Fail only on what is not in this file (${BASELINE} if none is named)`,
    },
    'write-baseline': {
      type: 'string',
      describe: `Write what is found to this file (${BASELINE} if none is named)`,
    },
    watch,
    'stdin-filepath': stdinFilepath,
    stats,
  },
  repeated: ['format'],
  suggests: { format: FORMATS.map(({ name }) => name) },
  examples: [
    ['btaas check', 'the project around this folder'],
    ['btaas check services --fail-level warning', 'what is in one folder; warnings fail, too'],
    ['btaas check --format sarif=out.sarif', 'text here, and SARIF in a file'],
    ['btaas check --write-baseline', 'take down what is wrong today …'],
    ['btaas check --baseline', '… and fail only on what is new'],
    ['btaas check --stdin-filepath a.btaas < a.btaas', 'a text that is not saved yet'],
  ],
  async run(args, face) {
    const formats = readFormats([args.format ?? []].flat());
    const settings = {
      formats,
      asOf: dayOf(args['as-of'], face),
      failLevel: args['fail-level'],
      project: args.project,
      stats: args.stats === true,
      baseline: baselineFile(args.baseline, '--baseline', face),
      writeBaseline: baselineFile(args['write-baseline'], '--write-baseline', face),
    };
    if (settings.baseline !== undefined && settings.writeBaseline !== undefined) {
      throw new UsageError('--write-baseline takes down all that is found; leave --baseline out');
    }
    const given = args.paths ?? [];
    const unsaved = await unsavedText(args['stdin-filepath'], given, face);
    if (args.watch !== true) return once({ ...settings, paths: given, unsaved }, face).code;
    if (unsaved !== undefined) throw new UsageError('--watch needs files; it cannot watch standard input');
    return watching(face, () => {
      const { code, checked } = once({ ...settings, paths: given, unsaved: undefined }, face);
      return { code, projects: checked.projects.map((each) => each.project) };
    });
  },
});

type Settings = Omit<Parameters<typeof checkPaths>[0], 'baseline'> & {
  readonly formats: readonly Written[];
  readonly stats: boolean;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
};

function once(settings: Settings, face: Face): { code: ExitCode; checked: Checked } {
  const baseline = settings.baseline === undefined ? undefined : loadBaseline(settings.baseline, face);
  const checked = checkPaths({ ...settings, baseline }, face);
  if (settings.writeBaseline !== undefined) return takeDown(settings.writeBaseline, settings, checked, face);
  write(settings, checked, face);
  return { code: checked.report.findings.some((each) => fails(each, settings.failLevel)) ? FOUND : CLEAN, checked };
}

function write({ formats, stats: wanted }: Settings, { report, times }: Checked, face: Face): void {
  for (const { format, file } of formats) {
    if (file === undefined) face.out.write(format.write(report, face.out));
    else {
      writeWhole(resolve(face.folder, file), format.write(report, { coloured: false, columns: undefined }));
      face.err.write(`Wrote ${file}.\n`);
    }
  }
  if (wanted) face.err.write(times.table());
}

/** Writes a baseline; what cannot be in one still fails. */
function takeDown(file: string, settings: Settings, checked: Checked, face: Face) {
  const baseline = baselineOf(checked.all, checked.textOf, checked.report.asOf);
  writeWhole(resolve(face.folder, file), `${JSON.stringify(baseline, null, 2)}\n`);
  const { fresh } = compareWithBaseline(checked.all, checked.textOf, baseline);
  const left = new Set(fresh.map(({ message, at }) => `${at.document}\n${message}`));
  const findings = checked.report.findings.filter(({ file: document, message }) => left.has(`${document}\n${message}`));
  const report = { ...checked.report, findings, compared: true };
  const rest = { ...checked, report };
  write(settings, rest, face);
  face.err.write(
    `Wrote ${counted(baseline.findings.length, 'finding')} to ${file}; "btaas check --baseline ${file}" fails on others only.\n`,
  );
  return { code: findings.some((each) => fails(each, settings.failLevel)) ? FOUND : CLEAN, checked: rest };
}

function baselineFile(given: string | undefined, option: string, face: Face): string | undefined {
  if (given === undefined) return undefined;
  if (given === '') return BASELINE;
  if (given.endsWith('.json')) return given;
  const hint = existsSync(resolve(face.folder, given))
    ? `; write the paths before it: btaas check ${given} ${option}`
    : '';
  throw new UsageError(`${option} takes a .json file, not "${given}"${hint}`);
}
function loadBaseline(file: string, face: Face): Baseline {
  const path = resolve(face.folder, file);
  if (!existsSync(path)) {
    throw new UsageError(`there is no baseline ${file}; write it first: btaas check --write-baseline ${file}`);
  }
  const text = readText(path);
  const read = 'text' in text ? readBaseline(text.text) : text;
  if ('baseline' in read) return read.baseline;
  throw new UsageError(`the baseline ${file} cannot be used: ${read.problem}`);
}

async function unsavedText(path: string | undefined, given: readonly string[], face: Face) {
  if (path === undefined) return undefined;
  if (given.length > 0) throw new UsageError('--stdin-filepath names the one file to check; leave the paths out');
  if (!path.endsWith('.btaas')) throw new UsageError(`--stdin-filepath takes a .btaas file, not "${path}"`);
  const read = decode(await face.readInput());
  if ('problem' in read) throw new UsageError(`standard input: ${read.problem}`);
  return { path, text: read.text };
}
