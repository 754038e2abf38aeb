import type { BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { showMarkdown } from './markdown-page.js';

/** The scheme of the pages that say how figures are computed: made by the server, and nobody's file. */
const SCHEME = 'btaas-figures';

/** Pages of figures: of the element at the cursor, unless another one is named. */
export function registerFigurePages(client: BaseLanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const contentOf = async ({ query }: vscode.Uri) => {
    const { uri, id } = JSON.parse(query) as { readonly uri: string; readonly id: string };
    const figures = await client.sendRequest<string>('btaas/explain', { uri, element: id });
    return `# ${id}\n\n${figures === '' ? 'Nothing is computed for this kind of element.' : figures}\n`;
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: contentOf,
    }),
    vscode.commands.registerCommand('btaas.explain', async (given?: string, element?: string) => {
      const editor = vscode.window.activeTextEditor;
      const uri = given ?? editor?.document.uri.toString();
      if (uri === undefined) return;
      const id = element ?? (await elementAt(client, uri, editor?.selection.active.line ?? 0));
      if (id === undefined) {
        await vscode.window.showInformationMessage('Put the cursor on an element first.');
        return;
      }
      const page = vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md`, query: JSON.stringify({ uri, id }) });
      // A page that is open already shows what holds now.
      changed.fire(page);
      await showMarkdown(page, { beside: true });
    }),
  );
}

async function elementAt(client: BaseLanguageClient, uri: string, line: number): Promise<string | undefined> {
  const at = await client.sendRequest<{ id: string } | null>('btaas/elementAt', { uri, line });
  return at?.id;
}
