import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientHost } from './client-host.js';
import type { Host } from './host.js';
import { serveMcp } from './mcp/index.js';
import { nodeHost } from './node-host.js';
import { startServer } from './server.js';

// The collector may let the heap grow by so much before it looks again, in percent: a workspace of 100 000 services then
// takes 1.1 instead of 1.5 GB, and a tenth more time until it is read.
setFlagsFromString('--heap-growing-percent=25');

/** `--mcp <folder>` answers language models about one folder; without it, an editor is served. */
const mcp = process.argv.indexOf('--mcp');
if (mcp >= 0) void serveMcp(process.argv[mcp + 1] ?? process.cwd());
else serveEditor();

/** Speaks over what the command line asks for: `--node-ipc`, `--stdio`, `--pipe` or `--socket`. */
function serveEditor(): void {
  const connection = createConnection(ProposedFeatures.all);
  const ofEditor = clientHost(connection);
  // Files are read from the disk; what is in a folder that is on no disk, the editor is asked for.
  const by = (uri: string): Host => (uri.startsWith('file:') ? nodeHost : ofEditor);
  startServer(connection, {
    projects: (folder, asOf) => by(folder).projects(folder, asOf),
    read: (uri) => by(uri).read(uri),
    uriOf: (root, name) => by(root).uriOf(root, name),
    today: () => nodeHost.today(),
    emptyProject: () => nodeHost.emptyProject(),
  });
}
