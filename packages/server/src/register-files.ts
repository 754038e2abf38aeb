import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.js';
import type { Parts } from './parts.js';
import { loadingProgress } from './progress.js';
import type { OpenDocuments } from './register-documents.js';
import { Schedule } from './schedule.js';

/** Files are looked for again when nothing has changed on disk for so long, in milliseconds. */
const SETTLED = 200;
/** The files that projects are made of. */
const WATCHED = ['**/*.btaas', '**/btaas.config.json', '**/btaas.evidence.json'];
/** How the protocol numbers what happened to a file. */
const CREATED = 1;
const DELETED = 3;

/** The projects in the folders of the editor. */
export interface Files {
  /** Reads them for the first time, and asks the editor to tell what happens to them. */
  start(client: ClientFeatures): void;
  stop(): void;
}

/** What is read from folders, and what becomes of their files. */
export function registerFiles(parts: Parts, open: OpenDocuments): Files {
  const { connection, sessions, publisher, backlog } = parts;
  let folders: readonly string[] = [];
  let showsProgress = false;
  const reload = new Schedule(SETTLED, () => void backlog.add(() => load(parts, folders, open, showsProgress)));

  connection.onDidChangeWatchedFiles(({ changes }) => {
    // Whether a new file belongs to a project, its configuration says.
    const isKnown = (uri: string) => uri.endsWith('.btaas') && sessions.having(uri).length > 0;
    if (changes.some(({ uri, type }) => !isKnown(uri) && (type !== DELETED || !uri.endsWith('.btaas')))) reload.ask();
    const files = changes.filter(({ uri, type }) => type !== CREATED && isKnown(uri));
    if (files.length === 0) return;
    void backlog.add(async () => {
      await sessions.filesChanged(files.map(({ uri, type }) => ({ uri, deleted: type === DELETED })));
      publisher.ask();
    });
  });
  const start = (client: ClientFeatures) => {
    ({ folders, showsProgress } = client);
    void backlog.add(() => load(parts, folders, open, showsProgress));
    if (client.watchesFiles) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (!client.hasFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
      reload.ask();
    });
  };
  return { start, stop: () => reload.cancel() };
}

async function load(
  { connection, sessions, publisher }: Parts,
  folders: readonly string[],
  open: OpenDocuments,
  showsProgress: boolean,
): Promise<void> {
  const progress = await loadingProgress(connection, showsProgress);
  try {
    await sessions.load(folders, async (read, all) => {
      progress.report(read, all);
      await new Promise((resume) => setTimeout(resume, 0));
    });
  } finally {
    progress.done();
  }
  for (const uri of open.keys()) for (const project of sessions.having(uri)) publisher.changed(project, uri);
  publisher.ask();
}
