import { assert } from 'chai';
import * as vscode from 'vscode';
import { openPortfolio, placeAfter } from './support.js';

type Target = vscode.Location | vscode.LocationLink;

function placeOf(target: Target): string {
  const [uri, range] =
    'targetUri' in target
      ? [target.targetUri, target.targetSelectionRange ?? target.targetRange]
      : [target.uri, target.range];
  return `${fileName(uri)}:${range.start.line}:${range.start.character}`;
}

function placeAt(document: vscode.TextDocument, place: vscode.Position): string {
  return `${fileName(document.uri)}:${place.line}:${place.character}`;
}

function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

describe('navigation', () => {
  it('goes to the definition in another file', async () => {
    const { good, bad } = await openPortfolio();
    const targets = await vscode.commands.executeCommand<Target[]>(
      'vscode.executeDefinitionProvider',
      bad.uri,
      placeAfter(bad, 'requires Plat'),
    );
    assert.deepEqual(targets.map(placeOf), [placeAt(good, placeAfter(good, 'service '))]);
  });

  it('finds all references in both files', async () => {
    const { good, bad } = await openPortfolio();
    const locations = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      good.uri,
      placeAfter(good, 'service Plat'),
    );
    const expected = [
      placeAt(good, placeAfter(good, 'service ')),
      placeAt(good, placeAfter(good, 'requires ')),
      placeAt(good, placeAfter(good, 'commission ')),
      placeAt(bad, placeAfter(bad, 'requires ')),
    ];
    assert.sameMembers(locations.map(placeOf), expected);
  });
});
