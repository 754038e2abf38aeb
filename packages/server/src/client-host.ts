import { compareTexts } from '@btaas/portfolio';
import { RULES } from '@btaas/rules';
import {
  atFile,
  CONFIG_FILE,
  DEFAULT_CONFIG,
  LOCK_FILE,
  lockEvidence,
  NO_EVIDENCE,
  readConfig,
} from '@btaas/workspace/engine';
import type { Connection } from 'vscode-languageserver';
import type { Host, HostFile, HostProject } from './host.js';

/** The requests by which a server without a disk asks the editor for files. */
const FILES_REQUEST = 'btaas/files';
const FILE_REQUEST = 'btaas/file';

/** Files that only the editor can read: in a browser, or in a folder that is on no disk. */
export function clientHost(connection: Connection): Host {
  return {
    async projects(folder) {
      const files = await connection.sendRequest<{ uri: string; text: string }[]>(FILES_REQUEST, { folder });
      return projectsOf(folder.replace(/\/$/, ''), files ?? []);
    },
    read: async (uri) => (await connection.sendRequest<string | null>(FILE_REQUEST, { uri })) ?? undefined,
    uriOf: (root, name) => `${root}/${name.split('/').map(encodeURIComponent).join('/')}`,
    today: () => new Date().toISOString().slice(0, 10),
    emptyProject: empty,
  };
}

function empty(): Omit<HostProject, 'root'> {
  return {
    ...{ config: DEFAULT_CONFIG, configured: false, findings: [], files: [], texts: new Map<string, string>() },
    ...{ configText: '', evidence: NO_EVIDENCE, fileExists: () => undefined },
  };
}

const folderOf = (uri: string) => uri.slice(0, uri.lastIndexOf('/'));
const isBelow = (root: string, uri: string) => uri.startsWith(`${root}/`);

/** Files by the nearest folder above them that has a configuration, else by the editor's folder. */
export function projectsOf(folder: string, files: readonly { uri: string; text: string }[]): readonly HostProject[] {
  const named = (name: string) =>
    new Map(files.filter(({ uri }) => uri.endsWith(`/${name}`)).map(({ uri, text }) => [folderOf(uri), text]));
  const configs = named(CONFIG_FILE);
  const locks = named(LOCK_FILE);
  const portfolios = files.filter(({ uri }) => uri.endsWith('.btaas'));
  const roots = [...new Set([folder, ...configs.keys()])].sort((a, b) => b.length - a.length);
  const byRoot = new Map<string, { uri: string; text: string }[]>(roots.map((root) => [root, []]));
  for (const file of portfolios) byRoot.get(roots.find((root) => isBelow(root, file.uri)) ?? folder)!.push(file);
  const projects = [...byRoot].flatMap(([root, own]) => {
    const text = configs.get(root);
    return own.length === 0 && text === undefined ? [] : [projectOf(root, text, own, byRoot, locks.get(root))];
  });
  return projects.sort((a, b) => compareTexts(a.root, b.root));
}

function projectOf(
  root: string,
  configText: string | undefined,
  own: readonly { uri: string; text: string }[],
  byRoot: ReadonlyMap<string, readonly { uri: string; text: string }[]>,
  lock: string | undefined,
): HostProject {
  const { config, problems } = readConfig(configText ?? '{}', RULES);
  const findings = problems.map((problem) => atFile(CONFIG_FILE, problem.message, 'error', problem));
  const file = ({ uri, text }: { uri: string; text: string }, library: boolean): HostFile => ({
    ...{ name: relative(root, uri), uri, library, ours: true },
    read: () => ({ text }),
  });
  const all = own.map((each) => file(each, false));
  for (const name of config.libraries) {
    // Installed packages are not among the editor's files; folders beside the project are.
    if (!name.startsWith('.')) continue;
    const folder = resolved(root, name);
    for (const [other, files] of byRoot) {
      const shared = files.filter(({ uri }) => other !== root && isBelow(folder, uri));
      all.push(...shared.map((each) => file(each, true)));
    }
  }
  return {
    ...empty(),
    ...{ root, config, findings, files: all, configured: configText !== undefined, configText: configText ?? '' },
    ...(lock === undefined ? {} : { evidence: lockEvidence(lock, LOCK_FILE) }),
    texts: new Map(configText === undefined ? [] : [[CONFIG_FILE, configText]]),
  };
}

function resolved(root: string, name: string): string {
  const parts = root.split('/');
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
/** The path from a folder to a file, both given as URIs. */
function relative(root: string, uri: string): string {
  const from = root.split('/');
  const to = uri.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].map(decodeURIComponent).join('/');
}
