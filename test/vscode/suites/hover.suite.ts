import { assert } from 'chai';
import * as vscode from 'vscode';
import { openPortfolio, textOf, placeAfter } from './support.js';

describe('hover', () => {
  it('shows title and documentation of what a name stands for', async () => {
    const { bad } = await openPortfolio();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      bad.uri,
      placeAfter(bad, 'requires Plat'),
    );
    assert.include(textOf(hovers), 'Payment platform');
    assert.include(textOf(hovers), 'Carries every payment.');
  });

  it('shows what is computed', async () => {
    const { good } = await openPortfolio();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      good.uri,
      placeAfter(good, 'service Check'),
    );
    assert.match(textOf(hovers), /promised: \*\*99\.5/);
  });
});
