import type { Connection } from 'vscode-languageserver';
import { Backlog } from './backlog.js';
import { capabilitiesFor } from './capabilities.js';
import { type ClientFeatures, clientFeatures } from './client-features.js';
import type { Host } from './host.js';
import { logTo, type Parts } from './parts.js';
import { Publisher } from './publisher.js';
import { registerDocuments } from './register-documents.js';
import { registerFiles } from './register-files.js';
import { registerFeatures } from './register.js';
import { registerRequests } from './requests/register.js';
import { Sessions } from './sessions.js';
import { VERSION } from './version.js';
import { withinDocuments } from './within.js';

/** Connects the projects of an editor with the editor. Everything is told over the connection; nothing is printed. */
export function startServer(connection: Connection, host: Host): void {
  const sessions = new Sessions(host);
  const publisher = publisherOf(connection, sessions);
  const backlog = new Backlog(logTo(connection));
  const parts: Parts = { connection, sessions, publisher, backlog };
  const files = registerFiles(parts, registerDocuments(parts));
  const ready = () => backlog.ready();
  let client: ClientFeatures | undefined;

  connection.onInitialize((params) => {
    client = clientFeatures(params);
    tellAsAsked(parts, client);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'btaas', version: VERSION } };
  });
  connection.onInitialized(() => {
    if (client !== undefined) files.start(client);
  });
  connection.onShutdown(() => {
    publisher.stop();
    files.stop();
  });
  registerFeatures(connection, {
    ...{ within: withinDocuments(parts), sessions, publisher, ready },
    canCreateFiles: () => client?.createsFiles === true,
  });
  registerRequests(connection, sessions, ready);
  connection.listen();
}

/** Tells the editor what is found, and how much of it each time that a project was analysed. */
function publisherOf(connection: Connection, sessions: Sessions): Publisher {
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
  publisher.onFailure = logTo(connection);
  return publisher;
}

/** Findings lead to the pages of their rules where the editor has them, and wait to be asked for where it does so. */
function tellAsAsked({ connection, publisher }: Parts, { rulePages, pullsDiagnostics }: ClientFeatures): void {
  if (rulePages !== undefined)
    publisher.pageOf = (rule) => (rule.startsWith('BT') ? `${rulePages}${rule}.md` : undefined);
  if (pullsDiagnostics) publisher.askInstead = () => connection.languages.diagnostics.refresh();
}
