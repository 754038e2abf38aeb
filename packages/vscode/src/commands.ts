import type { BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';

/** A first portfolio, small and whole. */
const FIRST = `portfolio MyPortfolio "My portfolio" {
  currency EUR
  period 2026-01-01 .. 2026-12-31
}

unit Stores "Store operations"
team Ops "Operations"

need Pay "Pay quickly in any store" { unit Stores  importance 5 }
need Refund "Return goods easily" { unit Stores  importance 3 }

archetype Transactional "Work that the tills wait for" {
  meets Pay, Refund
  warranty { availability 99.5% monthly }
}

service Checkout "Store checkout" businessFacing {
  archetype Transactional
  consumers Stores 100%
  accountable Ops
  responsible Ops
  state operational since 2026-01-01
  utility "Take payments in store"
}
`;

/** Commands that concern neither a view nor the preview. */
export function registerCommands(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('btaas.newPortfolio', newPortfolio),
    vscode.commands.registerCommand('btaas.newService', () => newService(client)),
    vscode.commands.registerCommand('btaas.checkWorkspace', async () => {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    }),
  );
}

async function newPortfolio(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    const document = await vscode.workspace.openTextDocument({ language: 'btaas', content: FIRST });
    await vscode.window.showTextDocument(document);
    return;
  }
  const name = await vscode.window.showInputBox({
    title: 'New portfolio',
    prompt: 'The folder for it, from the open folder',
    value: 'portfolio',
    validateInput: (value) =>
      /^[^\\:*?"<>|]+$/.test(value) && !value.includes('..') ? undefined : 'Give a folder below the open one.',
  });
  if (name === undefined) return;
  const file = vscode.Uri.joinPath(folder.uri, name, 'portfolio.btaas');
  const encode = (text: string) => new TextEncoder().encode(text);
  try {
    await vscode.workspace.fs.stat(file);
    await vscode.window.showWarningMessage(`${name}/portfolio.btaas exists already; it was not touched.`);
  } catch {
    await vscode.workspace.fs.writeFile(file, encode(FIRST));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, name, 'btaas.config.json'), encode('{}\n'));
  }
  await vscode.window.showTextDocument(file);
}

/** A service at the end of the document, of an archetype that is chosen from those that there are. */
async function newService(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'btaas') {
    await vscode.window.showInformationMessage('Open the file that the service is to stand in first.');
    return;
  }
  const uri = editor.document.uri.toString();
  const archetypes = await client.sendRequest<readonly string[]>('btaas/names', { uri, kind: 'archetype' });
  const archetype = await vscode.window.showQuickPick(archetypes, {
    title: 'Of which archetype?',
  });
  if (archetype === undefined) return;
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  const gap = editor.document.lineCount > 1 ? '\n' : '';
  await editor.insertSnippet(new vscode.SnippetString(gap + serviceOf(archetype)), end);
  editor.revealRange(new vscode.Range(end, end));
}
const serviceOf = (archetype: string) => `service \${1:Name} "\${2:Title}" \${3|businessFacing,supporting|} {
  archetype ${archetype}
  accountable \${4:Team}
  responsible \${5:Person}
  state \${6|requirements,defined,approved,designed,developed,operational|} since \${7:2026-01-01}
  utility "\${8:What it is good for}"
}
`;
