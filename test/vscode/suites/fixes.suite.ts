import { assert } from 'chai';
import * as vscode from 'vscode';
import { codeOf, errorsOf, openPortfolio } from './support.js';

describe('fixes', () => {
  it('repairs a name that resolves to nothing', async () => {
    const { bad } = await openPortfolio();
    const before = bad.getText();
    const [error] = await errorsOf(bad, (codes) => codes.includes('BT001'));
    assert.isDefined(error);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      bad.uri,
      error?.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title === 'Change to "Platform"');
    assert.isDefined(fix?.edit, actions.map(({ title }) => title).join(', '));
    assert.isTrue(await vscode.workspace.applyEdit(fix!.edit!));
    assert.strictEqual(bad.getText(), before.replace(', Platfrm', ', Platform'));
    // The text is left as it was found.
    const whole = new vscode.Range(0, 0, bad.lineCount, 0);
    const back = new vscode.WorkspaceEdit();
    back.replace(bad.uri, whole, before);
    assert.isTrue(await vscode.workspace.applyEdit(back));
    await errorsOf(bad, (codes) => codes.includes('BT001'));
  });
});

describe('a file with ten thousand errors', () => {
  it('shows the first ones, and keeps nobody waiting', async () => {
    const { good } = await openPortfolio();
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const uri = vscode.Uri.joinPath(folder, 'many.btaas');
    const lines = Array.from({ length: 10_000 }, (_, i) => `service Wrong${i} supporting { requires Missing${i} }`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(lines.join('\n')));
    try {
      const many = await vscode.workspace.openTextDocument(uri);
      const errors = await errorsOf(many, (codes) => codes.length >= 900);
      assert.include(errors.map(codeOf), 'BT001');
      assert.isAtMost(errors.length, 1000);
      const begun = performance.now();
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        good.uri,
      );
      assert.isAbove(symbols.length, 5);
      assert.isBelow(performance.now() - begun, 5_000);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});
