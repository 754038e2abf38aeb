import type { RawFinding } from '../snapshot/finding.js';
import { basename, dirname, join } from 'node:path';
import { atFile } from './at-file.js';
import { type Config, CONFIG_FILE, DEFAULT_CONFIG } from './config-schema.js';
import { findLibraries, type Library } from './libraries.js';
import { documentName } from './paths.js';
import { readConfig } from './read-config.js';
import { readText } from './read-text.js';
import type { KnownRule } from './rule-names.js';
import { walk } from './walk.js';

/** What is checked together: the files in which names find one another, and how they are judged. */
export interface Project {
  /** The absolute folder of the project. */
  readonly root: string;
  /** The absolute path of its configuration; undefined where a few files are checked without one. */
  readonly configFile: string | undefined;
  readonly config: Config;
  /** The text of the configuration, to show where a finding in it is. */
  readonly configText: string;
  /** Its `.btaas` files: absolute, sorted. */
  readonly files: readonly string[];
  readonly libraries: readonly Library[];
  /** What is wrong with its configuration and with what is in its folder. Never hushed. */
  readonly findings: readonly RawFinding[];
  /** Folders below it that are projects of their own. */
  readonly projects: readonly string[];
  /** Links to folders that were not followed. */
  readonly links: readonly string[];
  /** The files and folders that were asked for, if not all: findings elsewhere are not reported. */
  readonly asked: readonly string[] | undefined;
}
export interface ProjectOptions {
  /** The folder that documents are named from in findings. */
  readonly from: string;
  readonly rules?: readonly KnownRule[];
}

/** Reads the project of a configuration file. Never throws: what is wrong is a finding at its place. */
export function readProject(configFile: string, { from, rules = [] }: ProjectOptions): Project {
  const root = dirname(configFile);
  const document = documentName(from, configFile);
  const findings: RawFinding[] = [];
  const report = (message: string, at: { start: number; end: number }, level: RawFinding['level'] = 'error') =>
    findings.push(atFile(document, message, level, at));

  const read = readText(configFile);
  const configText = 'text' in read ? read.text : '';
  if ('problem' in read) report(read.problem, { start: 0, end: 0 });
  const { config, problems, placeOf } = 'text' in read ? readConfig(read.text, rules) : unread();
  for (const problem of problems) report(problem.message, problem);

  const { libraries, problems: missing } = findLibraries(root, config);
  for (const { index, message } of missing) report(message, placeOf(['libraries', index]));

  const { files, projects, links, unused, problems: passedOver } = walk(root, config);
  for (const { path, message, level } of passedOver) findings.push(atFile(documentName(from, path), message, level));
  const everything = config.include.length === 1 && config.include[0] === '**';
  if (!everything) {
    // Where nothing fits, nothing is checked: that must not look like a clean project.
    const level = files.length === 0 ? 'error' : 'warning';
    for (const i of unused) report(`no .btaas file fits "${config.include[i]}"`, placeOf(['include', i]), level);
  } else if (files.length === 0 && passedOver.length === 0) report(noFiles(projects), placeOf([]), 'warning');
  return {
    ...{ root, configFile, config, configText, files, libraries, findings, projects, links },
    asked: undefined,
  };
}

/** The files of some paths as one project, without a configuration. */
export function looseProject(paths: readonly { path: string; isFile: boolean }[], { from }: ProjectOptions): Project {
  const walked = paths.map(({ path, isFile }) =>
    isFile ? { files: [path], projects: [], problems: [], links: [] } : walk(path),
  );
  const only = paths.length === 1 ? paths[0] : undefined;
  return {
    root: only === undefined ? from : only.isFile ? dirname(only.path) : only.path,
    configFile: undefined,
    config: DEFAULT_CONFIG,
    configText: '',
    files: unique(walked.flatMap(({ files }) => files)),
    libraries: [],
    findings: walked.flatMap(({ problems }) =>
      problems.map(({ path, message, level }) => atFile(documentName(from, path), message, level)),
    ),
    projects: unique(walked.flatMap(({ projects }) => projects)),
    links: unique(walked.flatMap(({ links }) => links)),
    asked: undefined,
  };
}

export function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)].sort();
}

function unread() {
  return { config: DEFAULT_CONFIG, problems: [], placeOf: () => ({ start: 0, end: 0 }) };
}

function noFiles(projects: readonly string[]): string {
  if (projects.length === 0) return 'this project has no .btaas file yet';
  const names = projects.map((path) => basename(path)).join(', ');
  return `this project has no .btaas file of its own; the folders below it with a ${CONFIG_FILE} (${names}) are projects themselves`;
}

/** The configuration that a path belongs to: of its own folder or the nearest one above it. */
export function configAbove(folder: string, exists: (path: string) => boolean): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, CONFIG_FILE);
    if (exists(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}
