import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually, openPortfolio, placeAfter } from './support.js';

async function labelsAt(document: vscode.TextDocument, place: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    place,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe('completion', () => {
  it('offers services, and nothing that is none, after requires', async () => {
    const { bad } = await openPortfolio();
    const labels = await eventually('services', async () => {
      const found = await labelsAt(bad, placeAfter(bad, 'requires '));
      return found.includes('Platform') ? found : undefined;
    });
    assert.includeMembers(labels, ['Checkout', 'Platform']);
    assert.notIncludeMembers(labels, ['Stores', 'Ops', 'Transactional']);
  });

  it('offers properties inside of a service, without those that are there and may not stand twice', async () => {
    const { bad } = await openPortfolio();
    const labels = await labelsAt(bad, placeAfter(bad, 'accountable Ops\n  '));
    assert.includeMembers(labels, ['cost', 'successor']);
    assert.notIncludeMembers(labels, ['utility', 'archetype']);
  });
});
