import { assert } from 'chai';
import * as vscode from 'vscode';
import { openPortfolio, placeAfter } from './support.js';

function flatten(symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flatten(symbol.children)]);
}

/** The texts that semantic tokens cover. Five numbers a token: line and column (both relative), length, type, modifiers. */
function coloured(document: vscode.TextDocument, { data }: vscode.SemanticTokens): string[] {
  const texts: string[] = [];
  let line = 0;
  let column = 0;
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [lines = 0, columns = 0, length = 0] = data.subarray(at, at + 3);
    column = lines === 0 ? column + columns : columns;
    line += lines;
    texts.push(document.getText(new vscode.Range(line, column, line, column + length)));
  }
  return texts;
}

describe('structure', () => {
  it('outlines the declarations', async () => {
    const { good } = await openPortfolio();
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      good.uri,
    );
    const outline = new Map(flatten(symbols).map((symbol) => [symbol.name, symbol]));
    assert.includeMembers([...outline.keys()], ['Shop', 'Stores', 'QuickPay', 'Transactional', 'Platform', 'Checkout']);
    const platform = outline.get('Platform');
    assert.strictEqual(platform && good.getText(platform.selectionRange), 'Platform');
  });

  it('folds a service', async () => {
    const { good } = await openPortfolio();
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      good.uri,
    );
    const first = placeAfter(good, 'service Checkout').line;
    const closing = placeAfter(good, 'hours AllDay }\n  }\n').line;
    const ends = ranges.filter(({ start }) => start === first).map(({ end }) => end);
    assert.isTrue(ends.length === 1 && (ends[0] === closing || ends[0] === closing - 1), `ends: ${ends}`);
  });

  it('colours names by what they stand for', async () => {
    const { good } = await openPortfolio();
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      good.uri,
    );
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      good.uri,
    );
    assert.isAbove(legend.tokenTypes.length, 0);
    assert.includeMembers(coloured(good, tokens), ['Shop', 'Platform', 'Checkout']);
  });
});
