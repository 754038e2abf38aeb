import type { BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { showMarkdown } from './markdown-page.js';

/** The scheme of the pages of rules, which the server brings along. */
export const RULE_SCHEME = 'btaas-rule';

/** Opens the page of a rule as Markdown; findings link to it. */
export function registerRulePages(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, {
      provideTextDocumentContent: async ({ path }) => {
        const id = path.replace(/^\//, '').replace(/\.md$/, '');
        return (await client.sendRequest<string | null>('btaas/rulePage', { id })) ?? `There is no page for ${id}.`;
      },
    }),
    vscode.commands.registerCommand('btaas.openRule', async (id?: string) => {
      const chosen = id ?? (await vscode.window.showInputBox({ title: 'Which rule?', placeHolder: 'BT202' }));
      if (chosen !== undefined) {
        await showMarkdown(vscode.Uri.parse(`${RULE_SCHEME}:/${chosen.toUpperCase()}.md`));
      }
    }),
  );
}
