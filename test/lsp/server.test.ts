import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleServer, Client } from './client.ts';

const GOOD = `portfolio Shop { currency EUR  period 2026-01-01 .. 2026-12-31 }
unit Stores "Store operations"
team Ops
person p01 { fte 1.0 from 2026-01-01 }
need Pay { unit Stores  importance 5 }
need Refund { unit Stores  importance 3 }
archetype A { meets Pay, Refund  warranty { availability 99% monthly }  tier S {} }
/** Carries every payment. */
service Platform "Payment platform" supporting {
  archetype A tier S
  accountable Ops
  responsible p01
  state operational
  utility "Route payments"
}
`;
const BAD = 'service Refunds supporting { archetype A tier S  accountable Ops  state operational  requires Platfrm }\n';

let server: Awaited<ReturnType<typeof bundleServer>>;
let client: Client;
let folder: string;
const uri = (name: string) => pathToFileURL(join(folder, name)).href;
type Shown = { uri: string; diagnostics: { code: string; message: string; range: unknown }[] };
const codes = (name: string) =>
  client.notifications
    .filter(({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as Shown).uri === uri(name))
    .map(({ params }) => (params as Shown).diagnostics.map(({ code }) => code))
    .at(-1);

beforeAll(async () => {
  server = await bundleServer();
  folder = mkdtempSync(join(tmpdir(), 'btaas-lsp-'));
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'btaas.config.json'), '{}');
  writeFileSync(join(folder, 'good.btaas'), GOOD);
  writeFileSync(join(folder, 'sub/bad.btaas'), BAD);
  client = new Client(server.file);
  await client.request('initialize', {
    ...{ processId: process.pid, rootUri: null, capabilities: {} },
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'shop' }],
  });
  client.notify('initialized', {});
  client.notify('textDocument/didOpen', {
    textDocument: { uri: uri('sub/bad.btaas'), languageId: 'btaas', version: 1, text: BAD },
  });
}, 60_000);
afterAll(async () => {
  expect(await client.close()).toBe(0);
  server.dispose();
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string, text: string, find: string, back = 0) => {
  const lines = text.slice(0, text.indexOf(find) + find.length - back).split('\n');
  return { textDocument: { uri: uri(name) }, position: { line: lines.length - 1, character: lines.at(-1)!.length } };
};

describe('the server, over a real connection', () => {
  test('finds the name that resolves to nothing, and offers a repair', async () => {
    await client.until('the finding', () => (codes('sub/bad.btaas')?.includes('BT001') ? true : undefined));
    const actions = await client.request<{ title: string; edit: { changes: Record<string, { newText: string }[]> } }[]>(
      'textDocument/codeAction',
      {
        textDocument: { uri: uri('sub/bad.btaas') },
        range: { start: { line: 0, character: 90 }, end: { line: 0, character: 95 } },
        context: { diagnostics: [] },
      },
    );
    expect(actions.map(({ title }) => title)).toContain('Change to "Platform"');
  });
  test('follows what is typed, also where another file is meant', async () => {
    const mended = BAD.replace('Platfrm', 'Platform');
    client.notify('textDocument/didChange', {
      textDocument: { uri: uri('sub/bad.btaas'), version: 2 },
      contentChanges: [{ text: mended }],
    });
    await client.until('no finding', () => (codes('sub/bad.btaas')?.includes('BT001') ? undefined : true));
    const places = await client.request('textDocument/definition', at('sub/bad.btaas', mended, 'requires Plat'));
    expect(places).toEqual([
      { uri: uri('good.btaas'), range: { start: { line: 8, character: 8 }, end: { line: 8, character: 16 } } },
    ]);
    const references = await client.request<{ uri: string }[]>('textDocument/references', {
      ...at('sub/bad.btaas', mended, 'requires Plat'),
      context: { includeDeclaration: true },
    });
    expect(references.map((each) => each.uri)).toEqual([uri('good.btaas'), uri('sub/bad.btaas')]);
    const hover = await client.request<{ contents: { value: string } }>(
      'textDocument/hover',
      at('sub/bad.btaas', mended, 'requires Plat'),
    );
    expect(hover.contents.value).toContain('Payment platform');
    expect(hover.contents.value).toContain('Carries every payment.');
  });
  test('renames across files, and refuses what would clash', async () => {
    const mended = BAD.replace('Platfrm', 'Platform');
    const place = at('sub/bad.btaas', mended, 'requires Plat');
    const { changes } = await client.request<{ changes: Record<string, unknown[]> }>('textDocument/rename', {
      ...place,
      newName: 'Rails',
    });
    expect(Object.keys(changes).sort()).toEqual([uri('good.btaas'), uri('sub/bad.btaas')]);
    await expect(client.request('textDocument/rename', { ...place, newName: 'Stores' })).rejects.toThrow(
      '"Stores" exists already',
    );
    await expect(client.request('textDocument/rename', { ...place, newName: 'a-b' })).rejects.toThrow('is not a name');
  });
  test('completes what may stand at a place, and nothing else', async () => {
    const text = `${BAD.replace('Platfrm', 'Plat')}`;
    client.notify('textDocument/didChange', {
      textDocument: { uri: uri('sub/bad.btaas'), version: 3 },
      contentChanges: [{ text }],
    });
    const labels = async (find: string) => {
      const { items } = await client.request<{ items: { label: string }[] }>(
        'textDocument/completion',
        at('sub/bad.btaas', text, find),
      );
      return items.map(({ label }) => label);
    };
    expect(await labels('requires Plat')).toEqual(['Platform', 'anyOf']);
    expect(await labels('archetype A tier ')).toEqual(['S']);
    expect(await labels('accountable ')).toEqual(['Ops', 'Stores', 'p01']);
    expect(await labels('operational  ')).toContain('cost');
  });
  test('knows tiers by the word behind "tier"', async () => {
    const places = await client.request<{ range: { start: unknown } }[]>(
      'textDocument/definition',
      at('good.btaas', GOOD, 'archetype A tier S'),
    );
    expect(places).toHaveLength(1);
  });
  test('outlines, folds, colours and formats', async () => {
    const textDocument = { uri: uri('good.btaas') };
    const symbols = await client.request<{ name: string; children: { name: string }[] }[]>(
      'textDocument/documentSymbol',
      { textDocument },
    );
    expect(symbols.map(({ name }) => name)).toEqual(['Shop', 'Stores', 'Ops', 'p01', 'Pay', 'Refund', 'A', 'Platform']);
    expect(symbols[6]!.children.map(({ name }) => name)).toEqual(['S']);
    expect(await client.request('textDocument/foldingRange', { textDocument })).toEqual([
      { startLine: 8, endLine: 13 },
    ]);
    const { data } = await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument });
    expect(data.length % 5).toBe(0);
    expect(data.slice(0, 5)).toEqual([0, 10, 4, 9, 1]);
    const edits = await client.request('textDocument/formatting', {
      textDocument,
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits).toEqual([]);
  });
  test('outlives what is no message of the protocol', async () => {
    client.notify('textDocument/didChange', {
      textDocument: { uri: uri('never.btaas'), version: 1 },
      contentChanges: [{ text: 'x' }],
    });
    client.notify('textDocument/didClose', { textDocument: { uri: uri('never.btaas') } });
    client.notify('no/such/thing', { a: 1 });
    await expect(client.request('no/such/request', {})).rejects.toThrow('-32601');
    await expect(client.request('textDocument/hover', at('nowhere.btaas', 'x', 'x'))).resolves.toBeNull();
  });
});
