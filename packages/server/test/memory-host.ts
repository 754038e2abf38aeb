import { projectsOf } from '../src/client-host.js';
import type { Host } from '../src/host.js';
import { NO_EVIDENCE, DEFAULT_CONFIG } from '@btaas/workspace/engine';
import { Sessions } from '../src/sessions.js';

/** Files of a machine that has none but these, by URI. */
export class MemoryHost implements Host {
  readonly files = new Map<string, string>();

  async projects(folder: string) {
    await Promise.resolve();
    const below = [...this.files].filter(([uri]) => uri.startsWith(`${folder}/`));
    return projectsOf(
      folder,
      below.map(([uri, text]) => ({ uri, text })),
    );
  }
  async read(uri: string) {
    await Promise.resolve();
    return this.files.get(uri);
  }
  uriOf(root: string, name: string) {
    return `${root}/${name}`;
  }
  today() {
    return '2026-06-30';
  }
  emptyProject() {
    return {
      ...{ config: DEFAULT_CONFIG, configured: false, findings: [], files: [], texts: new Map<string, string>() },
      ...{ configText: '', evidence: NO_EVIDENCE, fileExists: () => undefined },
    };
  }
}

export const noPause = async () => {};

/** Everything that is known to be wrong, and which documents there are, by project; projects without documents are left out. */
export function stateOf(sessions: Sessions) {
  return [...sessions.all]
    .filter(({ engine }) => engine.documents.size > 0)
    .map((project) => ({
      root: project.root,
      documents: [...project.engine.documents].map(([name, { text }]) => [name, text]).sort(),
      findings: project.analysis().findings,
    }))
    .sort((a, b) => (a.root < b.root ? -1 : 1));
}

/** What a server would know that is started now, with these documents open. */
export async function freshState(host: Host, folders: readonly string[], open: ReadonlyMap<string, string>) {
  const sessions = new Sessions(host);
  for (const [uri, text] of open) sessions.change(uri, text);
  await sessions.load(folders, noPause);
  return stateOf(sessions);
}
