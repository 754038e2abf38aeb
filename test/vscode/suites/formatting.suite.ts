import { assert } from 'chai';
import * as vscode from 'vscode';
import { openPortfolio } from './support.js';

const OPTIONS: vscode.FormattingOptions = { tabSize: 2, insertSpaces: true };

async function format(document: vscode.TextDocument): Promise<string> {
  const edits =
    (await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      OPTIONS,
    )) ?? [];
  if (edits.length > 0) {
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.isTrue(await vscode.workspace.applyEdit(edit));
  }
  return document.getText();
}

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('formatting', () => {
  it('lays the text out, keeps every word and comment, and is stable', async () => {
    const { bad } = await openPortfolio();
    const before = bad.getText();
    const once = await format(bad);
    assert.deepEqual(words(once), words(before));
    assert.match(
      once,
      /^service Refunds "Refunds" businessFacing \{\n {2}archetype Transactional tier S\n {2}meets EasyRefund\n/m,
    );
    assert.strictEqual(await format(bad), once);
  });
});
