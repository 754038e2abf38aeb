import { type Connection, type InitializeParams, ResponseError } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CAPABILITIES } from './capabilities.js';
import type { Context } from './context.js';
import type { Host } from './host.js';
import { registerFeatures } from './register.js';
import { registerRequests } from './requests/register.js';
import { Publisher } from './publisher.js';
import { Schedule } from './schedule.js';
import { Sessions } from './sessions.js';

/** Files are looked for again when nothing has changed on disk for so long, in milliseconds. */
const SETTLED = 200;

/** Connects the projects of an editor with the editor. Everything is told over the connection; nothing is printed. */
export function startServer(connection: Connection, host: Host): void {
  const sessions = new Sessions(host);
  const texts = new Map<string, TextDocument>();
  let folders: readonly string[] = [];
  let loaded: Promise<void> = Promise.resolve();
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
  /** One change after the other, each after all projects are loaded; a failure is told, and ends nothing. */
  const enqueue = (step: () => void | Promise<void>) => {
    loaded = loaded.then(step).catch((error: unknown) => connection.console.error(describe(error)));
    return loaded;
  };
  const reload = new Schedule(
    SETTLED,
    () =>
      void enqueue(async () => {
        await sessions.load(folders);
        publisher.ask();
      }),
  );

  connection.onInitialize((params) => {
    folders = foldersOf(params);
    const { rulePages } = (params.initializationOptions ?? {}) as { rulePages?: unknown };
    if (typeof rulePages === 'string')
      publisher.pageOf = (rule) => (rule.startsWith('BT') ? `${rulePages}${rule}.md` : undefined);
    return { capabilities: CAPABILITIES, serverInfo: { name: 'btaas', version: '0.1.0' } };
  });
  connection.onInitialized(() => {
    void enqueue(async () => {
      await sessions.load(folders);
      publisher.ask();
    });
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
      reload.ask();
    });
  });

  const changed = (uri: string, text: string) =>
    enqueue(() => {
      for (const project of sessions.change(uri, text)) publisher.changed(project, uri);
    });
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    texts.set(uri, TextDocument.create(uri, languageId, version, text));
    void changed(uri, text);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = texts.get(uri);
    // A change of a document that was never opened, or an older one than what is here, is the editor's mistake.
    if (document === undefined || version < document.version) return;
    texts.set(uri, TextDocument.update(document, contentChanges, version));
    void changed(uri, texts.get(uri)!.getText());
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    if (!texts.delete(uri)) return;
    void enqueue(async () => {
      await sessions.close(uri);
      publisher.ask();
    });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => !uri.endsWith('.btaas'))) reload.ask();
    const files = changes.filter(({ uri }) => uri.endsWith('.btaas'));
    if (files.length === 0) return;
    void enqueue(async () => {
      await sessions.filesChanged(files.map(({ uri, type }) => ({ uri, deleted: type === 3 })));
      publisher.ask();
    });
  });
  connection.onShutdown(() => {
    publisher.stop();
    reload.cancel();
  });

  /** Answers a request about a document once everything that was told before it is taken in. */
  const within = async <T>(uri: string, nothing: T, answer: (context: Context) => T): Promise<T> => {
    await loaded;
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
  registerFeatures(connection, { within, sessions, ready: () => loaded });
  registerRequests(connection, sessions, () => loaded);
  connection.listen();
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders != null) return workspaceFolders.map(({ uri }) => uri);
  return rootUri == null ? [] : [rootUri];
}
function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
