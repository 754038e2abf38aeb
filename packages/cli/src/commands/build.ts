import { documentName, makeOutputs, OUTPUT_FORMATS, type OutputFormat, OUTPUTS } from '@btaas/workspace';
import { relative, resolve } from 'node:path';
import { type CheckedProject, checkPaths } from '../checked.js';
import { command } from '../command.js';
import { CLEAN, type ExitCode, type Face, FOUND, UsageError } from '../face/face.js';
import { counted, joined } from '../face/wrap.js';
import { writePieces } from '../files.js';
import { text } from '../formats/text.js';
import { namesIn } from '../names.js';
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
    watch,
    stats,
  },
  repeated: ['formats'],
  examples: [
    ['btaas build', 'what "outputs" of btaas.config.json says'],
    ['btaas build --out dist --formats json', 'the portfolio as dist/portfolio.json'],
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
  const written: string[] = [];
  for (const each of projects) written.push(...(await build(each, settings, projects.length, face)));
  for (const path of written) face.out.write(`${path}\n`);
  const found = report.findings.length === 0 ? 'no findings' : joined(counts(report.findings));
  face.err.write(`Built ${counted(projects.length, 'project')} as of ${report.asOf}, with ${found}.\n`);
  if (settings.stats) face.err.write(checked.times.table());
  return turn(CLEAN);
}

async function build(
  { project: of, opened, analysis }: CheckedProject,
  settings: Settings,
  projects: number,
  face: Face,
) {
  const own = resolve(of.root, of.config.outputs.folder);
  // Several projects share one folder only if each has its own in it.
  const shared = settings.out === undefined ? undefined : resolve(face.folder, settings.out);
  const folder = shared === undefined ? own : projects === 1 ? shared : resolve(shared, relative(face.folder, of.root));
  const written: string[] = [];
  const seen = new Set<string>();
  for (const { name, content } of await makeOutputs(
    { snapshot: opened.engine.snapshot(), analysis, pages: settings.pages },
    settings.formats ?? of.config.outputs.formats,
  )) {
    if (seen.has(name)) throw new UsageError(`two formats write ${name}; build them one after the other`);
    seen.add(name);
    const path = resolve(folder, name);
    writePieces(path, content);
    written.push(documentName(face.folder, path));
  }
  return written;
}
