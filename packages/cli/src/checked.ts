import {
  type Analysis,
  analyseProject,
  type Baseline,
  findProjects,
  isAsked,
  isWithin,
  looseProject,
  type OpenProject,
  openProject,
  type Project,
  type RawFinding,
  RULES,
} from '@btaas/workspace';
import { dirname, resolve } from 'node:path';
import { type Face, UsageError } from './face/face.js';
import { progressOn } from './face/progress.js';
import type { FailLevel, CheckReport } from './report.js';
import { checkReportOf } from './report-of.js';
import { Stopwatch } from './stopwatch.js';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly project: string | undefined;
  readonly asOf: string;
  readonly failLevel: FailLevel;
  readonly baseline?: Baseline | undefined;
  /** A text that stands in for what is saved under a path, relative to the face's folder. */
  readonly unsaved?: { readonly path: string; readonly text: string } | undefined;
}
export interface CheckedProject {
  readonly project: Project;
  readonly opened: OpenProject;
  readonly analysis: Analysis;
}
export interface Checked {
  readonly projects: readonly CheckedProject[];
  readonly report: CheckReport;
  /** Findings before they were compared with a baseline, by place, with the text that they were found in. */
  readonly all: readonly RawFinding[];
  readonly textOf: (document: string) => string;
  readonly times: Stopwatch;
}

/** The projects of the paths with their documents read, and nothing judged. */
export function openPaths(options: CheckOptions, face: Face): readonly Pick<CheckedProject, 'project' | 'opened'>[] {
  return projectsOf(options, face).map((project) => ({
    project,
    opened: openProject(project, openOptions(options, face)),
  }));
}

/** Finds the projects of the paths and all that is wrong in them. */
export function checkPaths(options: CheckOptions, face: Face): Checked {
  const times = new Stopwatch();
  const progress = progressOn(face.err);
  try {
    progress.say('Looking for projects …');
    const projects = times.time('find files', () => projectsOf(options, face));
    const checked = projects.map((project) => {
      const files = project.files.length;
      progress.say(`Reading ${files} ${files === 1 ? 'file' : 'files'} …`);
      const opened = times.time('read and parse', () => openProject(project, openOptions(options, face)));
      progress.say('Looking names up …');
      times.time('names and model', () => opened.engine.snapshot());
      progress.say('Running the rules …');
      const analysis = times.time('rules and levels', () => analyseProject(opened));
      times.rules(analysis.timings);
      return { project, opened, analysis };
    });
    return { projects: checked, times, ...times.time('locate', () => checkReportOf(checked, options, face.folder)) };
  } finally {
    progress.done();
  }
}

function projectsOf({ paths, project, unsaved }: CheckOptions, face: Face): readonly Project[] {
  const absolute = (path: string) => resolve(face.folder, path);
  const options = { from: face.folder, rules: RULES };
  // A text that is not saved may not have a file yet: its folder stands for it.
  const given = unsaved === undefined ? paths.map(absolute) : [dirname(absolute(unsaved.path))];
  const found = findProjects(given, { ...options, ...(project === undefined ? {} : { project: absolute(project) }) });
  if ('refused' in found) throw new UsageError(found.refused.map((each) => shortened(each, face)).join('\n'));
  if (unsaved !== undefined) {
    const path = absolute(unsaved.path);
    const around = found.projects.findLast(({ root }) => isWithin(root, path));
    return [{ ...(around ?? looseProject([{ path: dirname(path), isFile: false }], options)), asked: [path] }];
  }
  const isEmpty = (each: Project) => each.findings.length === 0 && !each.files.some((file) => isAsked(each, file));
  if (found.projects.every(isEmpty)) {
    const where = paths.length === 0 ? 'this folder or below it' : paths.join(', ');
    throw new UsageError(`there is no .btaas file in ${where}; "btaas init" writes a first portfolio`);
  }
  return found.projects;
}
/** Paths are shown as they are seen from the face's folder. */
function shortened(message: string, { folder }: Face): string {
  return message.replaceAll(`${folder}/`, '');
}

function openOptions({ asOf, unsaved }: CheckOptions, { folder }: Face) {
  if (unsaved === undefined) return { from: folder, asOf };
  return { from: folder, asOf, unsaved: new Map([[resolve(folder, unsaved.path), unsaved.text]]) };
}
