import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nearest, compareTexts } from '@btaas/portfolio';
import { atFile } from './at-file.js';
import { CONFIG_FILE } from './config-schema.js';
import { documentName, isWithin } from './paths.js';
import { configAbove, looseProject, type Project, type ProjectOptions, readProject, unique } from './project.js';
import { reasonOf } from './walk.js';

export interface FindOptions extends ProjectOptions {
  /** The folder or configuration file of the one project that is meant, instead of looking for it. */
  readonly project?: string;
}
/** The projects of some paths, by folder; or why a path is of no use. */
export type FoundProjects = { readonly projects: readonly Project[] } | { readonly refused: readonly string[] };

/**
 * Finds the projects of some absolute paths. The project of a path is that of the nearest folder with a
 * `btaas.config.json`, its own or above it; projects below a path come too. What belongs to none is checked together,
 * without a configuration. Without paths, the whole project around `from` is meant, or all below it.
 */
export function findProjects(paths: readonly string[], options: FindOptions): FoundProjects {
  const given = paths.length === 0 ? [options.from] : paths;
  const kinds = given.map((path) => ({ path, kind: kindOfGiven(path) }));
  const refused = kinds.flatMap(({ kind }) => (kind === 'file' || kind === 'folder' ? [] : [kind.refused]));
  if (refused.length > 0) return { refused };
  if (options.project !== undefined) return oneProject(paths, options.project, options);

  const configs = new Map<string, string[]>();
  const loose: { path: string; isFile: boolean }[] = [];
  const ask = (config: string, path: string) => configs.set(config, [...(configs.get(config) ?? []), path]);
  for (const { path, kind } of kinds) {
    const config = configAbove(kind === 'folder' ? path : dirname(path), isFile);
    if (config === undefined) loose.push({ path, isFile: kind === 'file' });
    else ask(config, paths.length === 0 || path === config ? dirname(config) : path);
  }
  const projects: Project[] = [];
  if (loose.length > 0) {
    const project = looseProject(loose, options);
    if (project.files.length + project.findings.length > 0) projects.push(project);
    for (const folder of project.projects) ask(join(folder, CONFIG_FILE), folder);
  }
  const pending = [...configs];
  const seen = new Set<string>();
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const [config, asked] = next;
    if (seen.has(config)) continue;
    seen.add(config);
    const project = limited(readProject(config, options), asked, options);
    projects.push(project);
    for (const folder of project.projects) {
      if (asked.some((path) => isWithin(path, folder))) pending.push([join(folder, CONFIG_FILE), [folder]]);
    }
  }
  return { projects: projects.sort((a, b) => compareTexts(a.root, b.root)) };
}

function oneProject(paths: readonly string[], project: string, options: FindOptions): FoundProjects {
  const kind = kindOfGiven(project);
  if (kind !== 'file' && kind !== 'folder') return { refused: [kind.refused] };
  const config = kind === 'file' ? project : join(project, CONFIG_FILE);
  if (basename(config) !== CONFIG_FILE) {
    return { refused: [`a project is a folder with a ${CONFIG_FILE}, or that file itself, not ${project}`] };
  }
  if (!isFile(config)) return { refused: [`there is no ${CONFIG_FILE} in ${project}, so it is no project`] };
  const root = dirname(config);
  const outside = paths.filter((path) => !isWithin(root, path));
  if (outside.length > 0) return { refused: outside.map((path) => `${path} is not in the project ${root}`) };
  return { projects: [limited(readProject(config, options), paths.length === 0 ? [root] : paths, options)] };
}

/** The project, with its findings limited to what was asked for; a file of it that the configuration leaves out is one. */
function limited(project: Project, asked: readonly string[], { from }: ProjectOptions): Project {
  if (asked.some((path) => isWithin(path, project.root))) return project;
  const files = new Set(project.files);
  const leftOut = asked.filter((path) => path.endsWith('.btaas') && isFile(path) && !files.has(path));
  const findings = leftOut.map((path) => {
    const message = `this file is not part of its project, so it was not checked: "include" and "exclude" of ${project.configFile} leave it out`;
    return atFile(documentName(from, path), message, 'warning');
  });
  return { ...project, asked: unique(asked), findings: [...project.findings, ...findings] };
}

/** Whether findings in a file are reported: those of files that nobody asked for are not. */
export function isAsked({ asked }: Pick<Project, 'asked'>, path: string): boolean {
  return asked === undefined || asked.some((each) => isWithin(each, path));
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function kindOfGiven(path: string): 'file' | 'folder' | { readonly refused: string } {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'folder';
    if (!stats.isFile()) return { refused: `${path} is neither a file nor a folder` };
    if (path.endsWith('.btaas') || basename(path) === CONFIG_FILE) return 'file';
    return { refused: `${path} is not a .btaas file` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      return { refused: `${path} cannot be read: ${reasonOf(error)}` };
    return { refused: `there is no file or folder ${path}${hint(path)}` };
  }
}

function hint(path: string): string {
  try {
    const name = basename(path);
    const similar = nearest(name, readdirSync(dirname(resolve(path))).sort(), name.length < 5 ? 1 : 2)[0];
    return similar === undefined ? '' : `; did you mean ${similar}?`;
  } catch {
    return '';
  }
}
