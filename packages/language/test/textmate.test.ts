import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index.js';
import { textMateGrammar } from '../build/textmate.js';
import { isSyntaxNode, parse, type SyntaxNode } from '../src/index.js';
import { program } from '../src/syntax/program.generated.js';

const root = resolve(import.meta.dirname, '../../..');
const file = join(root, 'syntaxes/btaas.tmLanguage.json');
const samples = join(import.meta.dirname, 'textmate');

test('the published grammar is up to date (npm run generate)', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(textMateGrammar(program));
});

test('the samples are coloured as they say', () => {
  const tool = join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
  const files = readdirSync(samples).map((sample) => join(samples, sample));
  const { stdout, status } = spawnSync(process.execPath, [tool, '-g', file, ...files], { encoding: 'utf8' });
  expect(`${status} ${stdout}`).toMatch(/^0 /);
});

describe('in a portfolio in full', () => {
  const text = readFileSync(join(import.meta.dirname, 'fixtures/canonical.btaas'), 'utf8');

  /** The scopes at each offset of the text. */
  async function scopesOf(): Promise<(offset: number) => string> {
    const registry = createRegistryFromGrammars([
      { grammar: { path: file, scopeName: 'source.btaas' }, content: readFileSync(file, 'utf8') },
    ]);
    const grammar = (await registry.loadGrammar('source.btaas'))!;
    const starts: { readonly start: number; readonly scopes: string }[] = [];
    let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
    let at = 0;
    for (const line of text.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      for (const { startIndex, scopes } of tokens) starts.push({ start: at + startIndex, scopes: scopes.join(' ') });
      state = ruleStack;
      at += line.length + 1;
    }
    return (offset) => starts.findLast(({ start }) => start <= offset)!.scopes;
  }

  test('keys, declarations and names are told apart', async () => {
    const scopeAt = await scopesOf();
    const wrong: string[] = [];
    const wants = (offset: number, scope: RegExp, isThere: boolean) => {
      const found = scopeAt(offset);
      if (scope.test(found) !== isThere) wrong.push(`${text.slice(offset, offset + 20)}: ${found}`);
    };
    const visit = (node: SyntaxNode): void => {
      if (node.$type === 'Property') wants(node.$start, /support\.type\.property-name/, true);
      if (node.$type === 'Reference') wants(node.$start, /support\.type|storage\.type|keyword\.other|entity/, false);
      if (node.$type === 'Quantity') wants(node.$start, /constant\.numeric/, true);
      for (const value of Object.values(node).flat()) if (isSyntaxNode(value)) visit(value);
    };
    const { file: tree } = parse(text);
    for (const declaration of [tree.declarations].flat().filter(isSyntaxNode)) {
      wants(declaration.$start, /storage\.type/, true);
      const name = declaration.$spans?.name;
      if (name !== undefined) wants(name[0], /entity\.name\.type/, true);
    }
    visit(tree);
    expect(wrong).toEqual([]);
  });
});
