import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decode, documentName, findProjects, isWithin, type Project, readText } from '@btaas/workspace';
import { CONFIG_FILE, DEFAULT_CONFIG, type RawFinding } from '@btaas/workspace/engine';
import type { Host, HostDocument, HostProject } from './host.js';

/** Files of the machine that the server runs on. */
export const nodeHost: Host = {
  async projects(folder) {
    if (!folder.startsWith('file:')) return [];
    const path = fileURLToPath(folder);
    if (!existsSync(path)) return [];
    const found = findProjects([path], { from: path });
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
    ...{ config: DEFAULT_CONFIG, configured: false, findings: [], documents: [], texts: new Map<string, string>() },
    fileExists: () => undefined,
  }),
};

function hostProject(project: Project, from: string): HostProject {
  const { root, config, configFile, configText } = project;
  const findings: RawFinding[] = [];
  const documents: HostDocument[] = [];
  const add = (path: string, library: boolean) => {
    const name = documentName(root, path);
    const read = readText(path);
    const uri = pathToFileURL(path).href;
    const ours = !path.includes('/node_modules/');
    if ('text' in read) documents.push({ name, uri, text: read.text, library, ours });
    else if (!library) {
      const at = { document: name, start: 0, end: 0 };
      findings.push({ id: 'BT000', level: 'error', message: read.problem, at, related: [], fixes: [] });
    }
  };
  for (const path of project.files) add(path, false);
  for (const library of project.libraries) for (const path of library.files) add(path, true);
  // The project's findings name documents from the editor's folder; here they are named from the project's.
  const own = (document: string) => documentName(root, resolve(from, document));
  for (const each of project.findings) findings.push({ ...each, at: { ...each.at, document: own(each.at.document) } });
  return {
    root: pathToFileURL(root).href,
    ...{ config, findings, documents, configured: configFile !== undefined },
    texts: new Map(configFile === undefined ? [] : [[CONFIG_FILE, configText]]),
    fileExists: (file, document) =>
      [resolve(root, file), resolve(dirname(resolve(root, document)), file)].some(
        (path) => isWithin(root, path) && existsSync(path),
      ),
  };
}
