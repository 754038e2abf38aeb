import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { Session } from '../session.js';

let session: Session | undefined;

/** The server runs in a worker, so that the extension also works where there are no processes. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
  let worker: Worker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  // The transports are made here, for the editor's workers are no instances of the `Worker` that the client looks for.
  const startWorker = async (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  session = new Session((options) => new LanguageClient('btaas', 'BTaaS', startWorker, options));
  await session.start(context);
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}
