import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientHost } from './client-host.js';
import type { Host } from './host.js';
import { nodeHost } from './node-host.js';
import { startServer } from './server.js';

/** Speaks over what the command line asks for: `--node-ipc`, `--stdio`, `--pipe` or `--socket`. */
const connection = createConnection(ProposedFeatures.all);
const ofEditor = clientHost(connection);
/** Files are read from the disk; what is in a folder that is on no disk, the editor is asked for. */
const by = (uri: string): Host => (uri.startsWith('file:') ? nodeHost : ofEditor);
startServer(connection, {
  projects: (folder, asOf) => by(folder).projects(folder, asOf),
  read: (uri) => by(uri).read(uri),
  uriOf: (root, name) => by(root).uriOf(root, name),
  today: () => nodeHost.today(),
  emptyProject: () => nodeHost.emptyProject(),
});
