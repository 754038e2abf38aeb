import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  decode,
  documentName,
  findProjects,
  isWithin,
  type Project,
  projectEvidence,
  readText,
  RULES,
} from '@btaas/workspace';
import { CONFIG_FILE, DEFAULT_CONFIG, NO_EVIDENCE, type RawFinding } from '@btaas/workspace/engine';
import type { Host, HostFile, HostProject } from './host.js';

/** Files of the machine that the server runs on. */
export const nodeHost: Host = {
  async projects(folder) {
    if (!folder.startsWith('file:')) return [];
    const path = fileURLToPath(folder);
    if (!existsSync(path)) return [];
    const found = findProjects([path], { from: path, rules: RULES });
    return 'projects' in found ? found.projects.map((project) => hostProject(project, path)) : [];
  },
  async read(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const read = decode(await readFile(fileURLToPath(uri)));
      return 'text' in read ? read.text : undefined;
    } catch {
      return undefined;
    }
  },
  uriOf: (root, name) => pathToFileURL(resolve(fileURLToPath(root), name)).href,
  today: () => new Date().toISOString().slice(0, 10),
  emptyProject: () => ({
    ...{ config: DEFAULT_CONFIG, configured: false, findings: [], files: [], texts: new Map<string, string>() },
    ...{ configText: '', evidence: NO_EVIDENCE, fileExists: () => undefined },
  }),
};

function hostProject(project: Project, from: string): HostProject {
  const { root, config, configFile, configText } = project;
  const file = (path: string, library: boolean): HostFile => ({
    ...{ name: documentName(root, path), uri: pathToFileURL(path).href, library },
    ours: !path.includes('/node_modules/'),
    read: () => readText(path),
  });
  // The project's findings name documents from the editor's folder; here they are named from the project's.
  const own = (document: string) => documentName(root, resolve(from, document));
  const findings = project.findings.map(
    (each): RawFinding => ({
      ...each,
      at: { ...each.at, document: own(each.at.document) },
    }),
  );
  const texts = new Map(configFile === undefined ? [] : [[CONFIG_FILE, configText]]);
  return {
    root: pathToFileURL(root).href,
    ...{ config, configText, findings, texts, configured: configFile !== undefined },
    files: [
      ...project.files.map((path) => file(path, false)),
      ...project.libraries.flatMap(({ files }) => files.map((path) => file(path, true))),
    ],
    evidence: projectEvidence(root, root),
    fileExists: (path, document) =>
      [resolve(root, path), resolve(dirname(resolve(root, document)), path)].some(
        (each) => isWithin(root, each) && existsSync(each),
      ),
  };
}
