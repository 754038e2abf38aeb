import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

const decoder = new TextDecoder('utf-8', { fatal: true });
const PATTERN = '**/{*.btaas,btaas.config.json,btaas.evidence.json}';
const EXCLUDED = '**/{node_modules,.*}/**';

/** Gives the server the files that it cannot read itself: in a browser, or in a folder that is on no disk. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest('btaas/files', async ({ folder }: { folder: string }) => {
    const pattern = new vscode.RelativePattern(vscode.Uri.parse(folder), PATTERN);
    const found = await vscode.workspace.findFiles(pattern, EXCLUDED);
    const files = await Promise.all(found.map(async (uri) => ({ uri: uri.toString(), text: await textOf(uri) })));
    return files.filter(({ text }) => text !== null);
  });
  client.onRequest('btaas/file', ({ uri }: { uri: string }) => textOf(vscode.Uri.parse(uri)));
}

/** The text of a file, or null where there is none, or none that is UTF-8. */
async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    return decoder.decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
