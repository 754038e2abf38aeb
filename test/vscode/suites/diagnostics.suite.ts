import { assert } from 'chai';
import * as vscode from 'vscode';
import { codeOf, errorsOf, openPortfolio, placeAfter } from './support.js';

const unresolvedAlone = (codes: readonly string[]) => codes.length === 1 && codes[0] === 'BT001';
const none = (codes: readonly string[]) => codes.length === 0;

async function replace(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  assert.isTrue(await vscode.workspace.applyEdit(edit));
}

describe('diagnostics', () => {
  it('reports the name that resolves to nothing, where it stands', async () => {
    const { bad } = await openPortfolio();
    const [error] = await errorsOf(bad, unresolvedAlone);
    assert.strictEqual(error && bad.getText(error.range), 'Platfrm');
    assert.include(error?.message, 'Platfrm');
  });

  it('finds no error in the good file', async () => {
    const { good, bad } = await openPortfolio();
    await errorsOf(bad, unresolvedAlone);
    await errorsOf(good, none);
  });

  it('follows the unsaved text', async () => {
    const { bad } = await openPortfolio();
    const end = placeAfter(bad, 'requires Platform, Platfrm');
    const separator = new vscode.Range(end.translate(0, -', Platfrm'.length), end);
    await errorsOf(bad, unresolvedAlone);
    await replace(bad, separator, '');
    await errorsOf(bad, none);
    await replace(bad, new vscode.Range(separator.start, separator.start), ', Platfrm');
    await errorsOf(bad, unresolvedAlone);
  });

  it('reports a syntax error', async () => {
    const { good } = await openPortfolio();
    const end = placeAfter(good, 'currency EUR');
    await replace(good, new vscode.Range(end, end), ' }');
    await errorsOf(good, (codes) => codes.includes('BT000'));
    await replace(good, new vscode.Range(end, end.translate(0, 2)), '');
    const errors = await errorsOf(good, none);
    assert.deepEqual(errors.map(codeOf), []);
  });
});
