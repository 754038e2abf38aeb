import { assert } from 'chai';
import * as vscode from 'vscode';
import { errorsOf, eventually, openPortfolio, textOf, placeAfter } from './support.js';

describe('restart', () => {
  it('brings a fresh server that knows the portfolio', async () => {
    const { bad } = await openPortfolio();
    await vscode.commands.executeCommand('btaas.restartServer');
    const hovers = await eventually('a hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        bad.uri,
        placeAfter(bad, 'requires Plat'),
      );
      return found.length > 0 ? found : undefined;
    });
    assert.include(textOf(hovers), 'Payment platform');
    await errorsOf(bad, (codes) => codes.includes('BT001'));
  });

  it('does so one after the other, when asked twice', async () => {
    const restart = () => vscode.commands.executeCommand('btaas.restartServer');
    await Promise.all([restart(), restart()]);
    const { bad } = await openPortfolio();
    await errorsOf(bad, (codes) => codes.includes('BT001'));
  });
});
