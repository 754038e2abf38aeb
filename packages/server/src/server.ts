import {
  type CancellationToken,
  type Connection,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { capabilitiesFor } from './capabilities.js';
import { type ClientFeatures, clientFeatures } from './client-features.js';
import type { Context } from './context.js';
import type { Host } from './host.js';
import { loadingProgress } from './progress.js';
import { Publisher } from './publisher.js';
import { registerFeatures } from './register.js';
import { registerRequests } from './requests/register.js';
import { Schedule } from './schedule.js';
import { Sessions } from './sessions.js';
import { VERSION } from './version.js';

/** Files are looked for again when nothing has changed on disk for so long, in milliseconds. */
const SETTLED = 200;
/** The files that projects are made of. */
const WATCHED = ['**/*.btaas', '**/btaas.config.json', '**/btaas.evidence.json'];
/** How the protocol numbers what happened to a file. */
const CREATED = 1;
const DELETED = 3;

/** Connects the projects of an editor with the editor. Everything is told over the connection; nothing is printed. */
export function startServer(connection: Connection, host: Host): void {
  const sessions = new Sessions(host);
  const texts = new Map<string, TextDocument>();
  let folders: readonly string[] = [];
  let client: ClientFeatures | undefined;
  let pending: Promise<void> = Promise.resolve();
  const publisher = new Publisher(
    (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }),
    () => sessions.all,
    (project, milliseconds) => {
      const count = { error: 0, warning: 0, information: 0 };
      for (const { level } of project.analysis().findings) count[level]++;
      const documents = project.engine.documents.size;
      void connection.sendNotification('btaas/status', { root: project.root, documents, milliseconds, ...count });
    },
  );
  publisher.onFailure = (error) => connection.console.error(describe(error));
  /** What takes longer, one after the other; a failure is told, and ends nothing. */
  const enqueue = (step: () => void | Promise<void>) => {
    pending = pending.then(step).catch((error: unknown) => connection.console.error(describe(error)));
    return pending;
  };
  const load = () =>
    enqueue(async () => {
      const progress = await loadingProgress(connection, client?.showsProgress === true);
      try {
        await sessions.load(folders, async (read, all) => {
          progress.report(read, all);
          await new Promise((resume) => setTimeout(resume, 0));
        });
      } finally {
        progress.done();
      }
      for (const uri of texts.keys()) for (const project of sessions.having(uri)) publisher.changed(project, uri);
      publisher.ask();
    });
  const reload = new Schedule(SETTLED, () => void load());

  connection.onInitialize((params) => {
    client = clientFeatures(params);
    folders = client.folders;
    const { rulePages, pullsDiagnostics } = client;
    if (rulePages !== undefined)
      publisher.pageOf = (rule) => (rule.startsWith('BT') ? `${rulePages}${rule}.md` : undefined);
    if (pullsDiagnostics) publisher.askInstead = () => connection.languages.diagnostics.refresh();
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'btaas', version: VERSION } };
  });
  connection.onInitialized(() => {
    void load();
    if (client?.watchesFiles) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (!client?.hasFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
      reload.ask();
    });
  });

  // What is typed is taken in at once, also while files are being read.
  const changed = (uri: string, text: string) => {
    try {
      for (const project of sessions.change(uri, text)) publisher.changed(project, uri);
    } catch (error) {
      connection.console.error(describe(error));
    }
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    texts.set(uri, TextDocument.create(uri, languageId, version, text));
    changed(uri, text);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = texts.get(uri);
    // A change of a document that was never opened, or an older one than what is here, is the editor's mistake.
    if (document === undefined || version < document.version) return;
    texts.set(uri, TextDocument.update(document, contentChanges, version));
    changed(uri, texts.get(uri)!.getText());
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    if (!texts.delete(uri)) return;
    void enqueue(async () => {
      if (texts.has(uri)) return;
      await sessions.close(uri);
      publisher.ask();
    });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // Whether a new file belongs to a project, its configuration says.
    const isKnown = (uri: string) => uri.endsWith('.btaas') && sessions.having(uri).length > 0;
    if (changes.some(({ uri, type }) => !isKnown(uri) && (type !== DELETED || !uri.endsWith('.btaas')))) reload.ask();
    const files = changes.filter(({ uri, type }) => type !== CREATED && isKnown(uri));
    if (files.length === 0) return;
    void enqueue(async () => {
      await sessions.filesChanged(files.map(({ uri, type }) => ({ uri, deleted: type === DELETED })));
      publisher.ask();
    });
  });
  connection.onShutdown(() => {
    publisher.stop();
    reload.cancel();
  });

  /** Answers a request about a document once everything that was told before it is taken in. */
  const within = async <T>(
    uri: string,
    nothing: T,
    answer: (context: Context) => T,
    token?: CancellationToken,
  ): Promise<T> => {
    await pending;
    if (token?.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was cancelled');
    const context = sessions.projectOf(uri)?.contextOf(uri);
    if (context === undefined) return nothing;
    try {
      return answer(context);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      connection.console.error(describe(error));
      return nothing;
    }
  };
  registerFeatures(connection, {
    ...{ within, sessions, publisher, ready: () => pending },
    canCreateFiles: () => client?.createsFiles === true,
  });
  registerRequests(connection, sessions, () => pending);
  connection.listen();
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
