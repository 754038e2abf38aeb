import * as vscode from 'vscode';
import { LanguageClient, type NodeModule, TransportKind } from 'vscode-languageclient/node';
import { Session } from '../session.js';
import { registerCommandLine } from './command-line.js';
import { registerMcp } from './mcp.js';

let session: Session | undefined;

/** The server runs as a module on the editor's own Node: nothing needs to be installed beside the extension. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const run: NodeModule = { module, transport: TransportKind.ipc };
  const debug: NodeModule = { ...run, options: { execArgv: ['--nolazy', '--inspect=127.0.0.1:6009'] } };
  session = new Session((options) => new LanguageClient('btaas', 'BTaaS', { run, debug }, options));
  context.subscriptions.push(registerCommandLine(), registerMcp(module));
  await session.start(context);
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}
