import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './node-host.js';
import { startServer } from './server.js';

/** Speaks over what the command line asks for: `--node-ipc`, `--stdio`, `--pipe` or `--socket`. */
startServer(createConnection(ProposedFeatures.all), nodeHost);
