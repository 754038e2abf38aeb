import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ProjectEvidence, projectEvidence } from '../evidence/project-evidence.js';
import { atFile } from '../project/at-file.js';
import { documentName, isWithin } from '../project/paths.js';
import { inFile } from '../project/in-file.js';
import type { Project } from '../project/project.js';
import { readText } from '../project/read-text.js';
import { unknownPolicyFindings } from '../project/unknown-policies.js';
import { Engine, type Snapshot } from '../snapshot/engine.js';
import type { RawFinding } from '../snapshot/finding.js';
import { type Analysis, analyse } from './analyse.js';

export interface OpenOptions {
  /** The folder that documents are named from. */
  readonly from: string;
  /** The day as of which figures are stated, ISO. */
  readonly asOf: string;
  /** The text of a file that is not saved yet, by its absolute path. */
  readonly unsaved?: ReadonlyMap<string, string>;
}
/** A project with all of its documents read. */
export interface OpenProject {
  readonly project: Project;
  readonly engine: Engine;
  readonly options: OpenOptions;
  /** Files that could not be read. */
  readonly unreadable: readonly RawFinding[];
  /** What was measured, by the project's evidence lock. */
  readonly evidence: ProjectEvidence;
}

/** Reads the files of a project and of its libraries. Never throws: a file that cannot be read is a finding. */
export function openProject(project: Project, options: OpenOptions): OpenProject {
  const { from, asOf, unsaved } = options;
  const evidence = projectEvidence(project.root, from);
  const engine = new Engine({ asOf, needsPortfolio: project.configFile !== undefined, ...evidence.options });
  const unreadable: RawFinding[] = [];
  const add = (path: string, library: boolean) => {
    const name = documentName(from, path);
    const text = unsaved?.get(path);
    const read = text === undefined ? readText(path) : { text };
    if ('text' in read) inFile(name, () => engine.set(name, read.text, { library }));
    else unreadable.push(atFile(name, read.problem));
  };
  for (const path of unsaved?.keys() ?? []) if (!project.files.includes(path)) add(path, false);
  for (const path of project.files) add(path, false);
  for (const library of project.libraries) for (const path of library.files) add(path, true);
  return { project, engine, options, unreadable, evidence };
}

/**
 * All findings of a project that was opened, at the levels that it wants; with `overlay`, as if its portfolio and figures
 * were those.
 */
export function analyseProject(
  { project, engine, options, unreadable, evidence }: OpenProject,
  overlay: Partial<Pick<Snapshot, 'portfolio' | 'figures'>> = {},
): Analysis {
  const { from } = options;
  const { configFile, configText } = project;
  const folderOf = (document: string) => dirname(resolve(from, document));
  const snapshot = { ...engine.snapshot(), ...overlay };
  return analyse(snapshot, {
    config: project.config,
    pathOf: (document) => documentName(project.root, resolve(from, document)),
    also: [
      ...project.findings,
      ...unreadable,
      ...(configFile === undefined
        ? []
        : unknownPolicyFindings(configText, snapshot.portfolio, documentName(from, configFile))),
      ...evidence.findings(snapshot),
    ],
    fileExists: (file, document) => {
      // A path that leaves the project is not looked at.
      const paths = [resolve(project.root, file), resolve(folderOf(document), file)];
      return paths.some((path) => isWithin(project.root, path) && existsSync(path));
    },
  });
}
