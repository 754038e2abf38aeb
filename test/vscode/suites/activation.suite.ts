import { assert } from 'chai';
import * as vscode from 'vscode';
import { open } from './support.js';

const COMMANDS = ['btaas.restartServer', 'btaas.showOutput'];

describe('activation', () => {
  it('follows from opening a portfolio', async () => {
    const extension = vscode.extensions.getExtension('btaas.btaas-vscode');
    assert.isDefined(extension);
    const document = await open('good.btaas');
    assert.strictEqual(document.languageId, 'btaas');
    await extension?.activate();
    assert.isTrue(extension?.isActive);
  });

  it('registers its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    assert.includeMembers(commands, COMMANDS);
    await vscode.commands.executeCommand('btaas.showOutput');
  });
});
