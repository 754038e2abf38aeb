import {
  documentName,
  lastNameOf,
  makeOutputs,
  nearest,
  OUTPUT_FORMATS,
  type OutputFormat,
  type OutputInput,
  OUTPUTS,
  ownReportProblems,
  type PreviousFigures,
  previousFigures,
  readText,
  templateReader,
} from '@btaas/workspace';
import { relative, resolve } from 'node:path';
import { type CheckedProject, checkPaths } from '../checked.js';
import { command } from '../command.js';
import { CLEAN, type ExitCode, type Face, FOUND, UsageError } from '../face/face.js';
import { counted, joined } from '../face/wrap.js';
import { writePieces } from '../files.js';
import { text } from '../formats/text.js';
import { namesIn } from '../names.js';
import { type OutFolder, noteWritten, outFolder, refuseTaken } from '../out-folder.js';
import { asOf, dayOf, failLevel, paths, project, stats, watch } from '../options.js';
import { counts, fails } from '../report.js';
import { watching } from '../watching.js';

export default command({
  positionals: { paths },
  options: {
    out: {
      type: 'string',
      requiresArg: true,
      describe: 'The folder to write to ("outputs" of btaas.config.json without it, else "out")',
    },
    formats: {
      type: 'string',
      requiresArg: true,
      describe: `What to write: ${OUTPUT_FORMATS.map((name) => `${name} (${OUTPUTS[name].describe})`).join(', ')}`,
    },
    project,
    'fail-level': failLevel,
    'as-of': asOf,
    pages: { type: 'boolean', describe: 'A page for each section of the HTML report, for large portfolios' },
    only: {
      type: 'string',
      requiresArg: true,
      describe: 'The unit, service or archetype that the report is about, with all that belongs to it; may be repeated',
    },
    previous: {
      type: 'string',
      requiresArg: true,
      describe: 'The figures.json of an earlier build: key figures say what they were then',
    },
    watch,
    stats,
  },
  repeated: ['formats', 'only'],
  examples: [
    ['btaas build', 'what "outputs" of btaas.config.json says'],
    ['btaas build --out dist --formats json', 'the portfolio as dist/portfolio.json'],
    ['btaas build --formats html --only Stores', 'the report on one unit'],
    ['btaas build --watch', 'again whenever a file changes'],
  ],
  async run(args, face) {
    const given = [args.formats ?? []].flat();
    const settings = {
      paths: args.paths ?? [],
      project: args.project,
      asOf: dayOf(args['as-of'], face),
      failLevel: args['fail-level'],
      stats: args.stats === true,
      pages: args.pages === true,
      out: args.out,
      previous: args.previous === undefined ? undefined : previousIn(args.previous, face),
      only: [args.only ?? []].flat().flatMap((each) => each.split(',').map((name) => name.trim())),
      formats: given.length === 0 ? undefined : namesIn(given, OUTPUT_FORMATS, 'format'),
    };
    if (args.watch !== true) return (await once(settings, face)).code;
    return watching(face, () => once(settings, face));
  },
});

type Settings = Parameters<typeof checkPaths>[0] & {
  readonly stats: boolean;
  readonly pages: boolean;
  readonly out: string | undefined;
  readonly only: readonly string[];
  readonly previous: PreviousFigures | undefined;
  readonly formats: readonly OutputFormat[] | undefined;
};

/** Builds all projects or, where a finding fails the check, none: a portfolio with mistakes is not handed on. */
async function once(settings: Settings, face: Face) {
  const checked = checkPaths(settings, face);
  const { report, projects } = checked;
  const turn = (code: ExitCode) => ({ code, projects: projects.map((each) => each.project) });
  if (report.findings.some((each) => fails(each, settings.failLevel))) {
    face.err.write(text.write(report, face.err));
    face.err.write('Nothing was written: mend what is found first, or choose another --fail-level.\n');
    return turn(FOUND);
  }
  // All of them are looked at before the first is written.
  const jobs = projects.map((each) => jobOf(each, settings, projects.length, face));
  const problems = (await Promise.all(jobs.map(({ input }) => ownReportProblems(input)))).flat();
  if (problems.length > 0) {
    for (const { report: of, message } of problems) face.err.write(`The report "${of}", ${message}\n`);
    face.err.write('Nothing was written: mend the text of the report first.\n');
    return turn(FOUND);
  }
  for (const job of jobs) for (const path of await build(job, face)) face.out.write(`${path}\n`);
  const found = report.findings.length === 0 ? 'no findings' : joined(counts(report.findings));
  face.err.write(`Built ${counted(projects.length, 'project')} as of ${report.asOf}, with ${found}.\n`);
  if (settings.stats) face.err.write(checked.times.table());
  return turn(CLEAN);
}

/** What is built of one project, and where to. */
interface Job {
  readonly input: OutputInput;
  readonly folder: OutFolder;
  readonly shown: string;
  readonly formats: readonly OutputFormat[];
}

function jobOf(
  { project: of, opened, analysis }: CheckedProject,
  settings: Settings,
  projects: number,
  face: Face,
): Job {
  const own = resolve(of.root, of.config.outputs.folder);
  // Several projects share one folder only if each has its own in it.
  const shared = settings.out === undefined ? undefined : resolve(face.folder, settings.out);
  const folder = shared === undefined ? own : projects === 1 ? shared : resolve(shared, relative(face.folder, of.root));
  const shown = documentName(face.folder, folder) || '.';
  const snapshot = opened.engine.snapshot();
  const { names } = opened.engine;
  const input: OutputInput = {
    ...{ snapshot, analysis, pages: settings.pages },
    own: { names, readTemplate: templateReader(opened) },
    ...(settings.previous === undefined ? {} : { previous: settings.previous }),
    ...(settings.only.length === 0 ? {} : { only: settings.only.map((name) => elementCalled(name, snapshot)) }),
  };
  return { input, folder: outFolder(folder, shown), shown, formats: settings.formats ?? of.config.outputs.formats };
}

function previousIn(path: string, face: Face): PreviousFigures {
  const read = readText(resolve(face.folder, path), LARGEST_FIGURES);
  const previous = 'text' in read ? previousFigures(read.text) : read;
  if ('problem' in previous) throw new UsageError(`--previous ${path}: ${previous.problem}`);
  return previous;
}
/** The figures of 100 000 services have a gigabyte; nobody compares those. */
const LARGEST_FIGURES = 200_000_000;

/** The qualified name of the one element that is meant. */
function elementCalled(name: string, { portfolio }: OutputInput['snapshot']): string {
  if (portfolio.find(name) !== undefined) return name;
  const all = SCOPES.flatMap((kind) => portfolio.all(kind).map(({ id }) => id));
  const meant = all.filter((id) => id.endsWith(`.${name}`));
  if (meant.length === 1) return meant[0]!;
  if (meant.length > 1) throw new UsageError(`"${name}" could be ${meant.join(' or ')}; write the qualified name`);
  const similar = nearest(name, all.map(lastNameOf), Math.max(1, name.length / 3))[0];
  const hint = similar === undefined ? '' : `; did you mean ${similar}?`;
  throw new UsageError(`there is no ${SCOPES.slice(0, -1).join(', ')} or ${SCOPES.at(-1)} called "${name}"${hint}`);
}
const SCOPES = ['unit', 'service', 'archetype', 'capability', 'need', 'provider', 'team'] as const;

async function build({ input, folder, shown, formats }: Job, face: Face): Promise<readonly string[]> {
  const files = await makeOutputs(input, formats);
  const names = files.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`two formats write ${twice}; build them one after the other`);
  refuseTaken(folder, names, shown);
  // Noted before as well: what a build that is interrupted leaves behind is still known to be ours.
  noteWritten(folder, [...folder.ours, ...names]);
  const paths = files.map(({ name, content }) => {
    const path = resolve(folder.path, name);
    writePieces(path, content);
    return documentName(face.folder, path);
  });
  noteWritten(folder, names);
  return paths;
}
