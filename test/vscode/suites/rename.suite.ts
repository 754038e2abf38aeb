import { assert } from 'chai';
import * as vscode from 'vscode';
import { openPortfolio, placeAfter } from './support.js';

/** The text that the edits would leave. */
function applied(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  const fromTheEnd = edits.toSorted((a, b) => b.range.start.compareTo(a.range.start));
  return fromTheEnd.reduce((text, { range, newText }) => {
    return text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
  }, document.getText());
}

describe('rename', () => {
  it('changes the declaration and all uses, in both files', async () => {
    const { good, bad } = await openPortfolio();
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      bad.uri,
      placeAfter(bad, 'requires Plat'),
      'Rails',
    );
    for (const document of [good, bad]) {
      const expected = document.getText().replaceAll(/\bPlatform\b/g, 'Rails');
      assert.strictEqual(applied(document, edit.get(document.uri)), expected);
    }
    assert.strictEqual(edit.size, 2);
  });
});
