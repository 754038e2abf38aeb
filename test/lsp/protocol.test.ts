import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundleServer, Client } from './client.ts';

let server: Awaited<ReturnType<typeof bundleServer>>;
let folder: string;
let client: Client;
const uri = (name: string) => pathToFileURL(join(folder, name)).href;

const TEXT = 'service A supporting { requires Missing }\n';
interface Report {
  readonly kind: string;
  readonly resultId: string;
  readonly items?: { readonly code: string }[];
}

async function start(capabilities: unknown, initializationOptions?: unknown) {
  client = new Client(server.file);
  const answer = await client.request<{ capabilities: Record<string, unknown> }>('initialize', {
    ...{ processId: process.pid, rootUri: null, capabilities, initializationOptions },
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'p' }],
  });
  client.notify('initialized', {});
  return answer.capabilities;
}
const open = (name: string, text: string) =>
  client.notify('textDocument/didOpen', { textDocument: { uri: uri(name), languageId: 'btaas', version: 1, text } });
const change = (name: string, version: number, text: string) =>
  client.notify('textDocument/didChange', {
    textDocument: { uri: uri(name), version },
    contentChanges: [{ text }],
  });
const published = () => client.notifications.filter(({ method }) => method === 'textDocument/publishDiagnostics');

beforeAll(async () => {
  server = await bundleServer();
}, 60_000);
afterAll(() => server.dispose());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'btaas-protocol-'));
  writeFileSync(join(folder, 'btaas.config.json'), '{}');
  writeFileSync(join(folder, 'a.btaas'), TEXT);
});
afterEach(async () => {
  expect(await client.close()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

const PULLING = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

describe('findings for an editor that asks for them', () => {
  test('come on request, are not sent twice, and are not told beside', async () => {
    const capabilities = await start(PULLING);
    expect(capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true, workspaceDiagnostics: true });
    open('a.btaas', TEXT);
    await client.until('being told to ask again', () =>
      client.requests.some(({ method }) => method === 'workspace/diagnostic/refresh') ? true : undefined,
    );
    const ask = (previousResultId?: string) =>
      client.request<Report>('textDocument/diagnostic', { textDocument: { uri: uri('a.btaas') }, previousResultId });
    const first = await ask();
    expect(first.kind).toBe('full');
    expect(first.items!.map(({ code }) => code)).toContain('BT001');
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    change('a.btaas', 2, 'service A supporting { }\n');
    const second = await ask(first.resultId);
    expect(second.items!.map(({ code }) => code)).not.toContain('BT001');
    const { items } = await client.request<{ items: (Report & { uri: string })[] }>('workspace/diagnostic', {
      previousResultIds: [],
    });
    expect(items.map((each) => each.uri)).toContain(uri('a.btaas'));
    expect(published()).toEqual([]);
  });
  test('are told to one that cannot be made to ask again, and to our own extension', async () => {
    const capabilities = await start(PULLING, { diagnostics: 'push' });
    expect(capabilities.diagnosticProvider).toBeUndefined();
    await client.until('findings', () => (published().length > 0 ? true : undefined));
  });
});

describe('beside findings', () => {
  test('files are watched where the editor can do that', async () => {
    await start({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
    const asked = await client.until('a registration', () =>
      client.requests.find(({ method }) => method === 'client/registerCapability'),
    );
    expect(JSON.stringify(asked.params)).toContain('btaas.evidence.json');
  });
  test('colours that have not changed are not sent again', async () => {
    await start({});
    open('a.btaas', TEXT);
    const textDocument = { uri: uri('a.btaas') };
    interface Tokens {
      readonly resultId: string;
      readonly data?: number[];
      readonly edits?: { start: number; deleteCount: number; data: number[] }[];
    }
    const full = await client.request<Tokens>('textDocument/semanticTokens/full', { textDocument });
    const delta = (previousResultId: string) =>
      client.request<Tokens>('textDocument/semanticTokens/full/delta', { textDocument, previousResultId });
    const same = await delta(full.resultId);
    expect(same.edits).toEqual([]);
    change('a.btaas', 2, `${TEXT}unit U\n`);
    const more = await delta(same.resultId);
    const [edit] = more.edits!;
    const data = full.data!.toSpliced(edit!.start, edit!.deleteCount, ...edit!.data);
    expect(data).toEqual((await client.request<Tokens>('textDocument/semanticTokens/full', { textDocument })).data);
    expect((await delta('long gone')).data).toEqual(data);
  });
  test('a closing brace lays its declaration out', async () => {
    await start({});
    const text = 'unit   Other\nservice A supporting {\nstate operational\n}\n';
    open('a.btaas', text);
    const edits = await client.request<{ range: { start: { line: number } }; newText: string }[]>(
      'textDocument/onTypeFormatting',
      {
        textDocument: { uri: uri('a.btaas') },
        position: { line: 3, character: 1 },
        ...{ ch: '}', options: { tabSize: 2, insertSpaces: true } },
      },
    );
    expect(edits.length).toBeGreaterThan(0);
    expect(edits.every(({ range }) => range.start.line > 0)).toBe(true);
  });
  test('paths in texts follow files that are renamed', async () => {
    const text = 'provider P external { exit 6 months  plan "docs/exit.md" }\n';
    writeFileSync(join(folder, 'a.btaas'), text);
    cpSync(resolve(import.meta.dirname, '../../README.md'), join(folder, 'docs/exit.md'), { recursive: true });
    await start({});
    const { changes } = await client.request<{ changes: Record<string, { newText: string }[]> }>(
      'workspace/willRenameFiles',
      { files: [{ oldUri: uri('docs'), newUri: uri('papers') }] },
    );
    expect(Object.entries(changes)).toEqual([
      [uri('a.btaas'), [expect.objectContaining({ newText: '"papers/exit.md"' })]],
    ]);
  });
  test('a request that was cancelled is answered so', async () => {
    await start({});
    const id = client.nextId;
    const asked = client.request('workspace/symbol', { query: 'a' });
    client.notify('$/cancelRequest', { id });
    // It may have been answered before the cancellation came.
    await expect(asked.catch((error: Error) => error.message.slice(0, 6))).resolves.toSatisfy(
      (answer: unknown) => Array.isArray(answer) || answer === '-32800',
    );
  });
  test('a configuration may become invalid, and valid again', async () => {
    await start({});
    const codesOf = (name: string) =>
      published()
        .filter(({ params }) => (params as { uri: string }).uri === uri(name))
        .map(({ params }) => (params as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code))
        .at(-1);
    const write = (text: string) => {
      writeFileSync(join(folder, 'btaas.config.json'), text);
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('btaas.config.json'), type: 2 }] });
    };
    await client.until('findings', () => (codesOf('a.btaas')?.includes('BT001') ? true : undefined));
    write('{ "rules": ');
    await client.until('a finding in the configuration', () =>
      codesOf('btaas.config.json')?.includes('BT000') ? true : undefined,
    );
    write('{ "rules": { "BT004": "off" } }');
    await client.until('none', () => (codesOf('btaas.config.json')?.length === 0 ? true : undefined));
    await client.until('no BT004', () => (codesOf('a.btaas')?.includes('BT004') ? undefined : true));
  });
  test('what is no message, or comes in no order, ends nothing', async () => {
    await start({});
    open('a.btaas', TEXT);
    client.write({
      jsonrpc: '2.0',
      method: 'textDocument/didChange',
      params: { textDocument: { uri: uri('a.btaas') } },
    });
    client.write({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: null });
    client.write({ jsonrpc: '2.0', id: 9999, result: 'an answer that nobody asked for' });
    change('a.btaas', 7, 'unit Seven\n');
    change('a.btaas', 3, 'unit Three\n');
    const symbols = await client.request<{ name: string }[]>('textDocument/documentSymbol', {
      textDocument: { uri: uri('a.btaas') },
    });
    expect(symbols.map(({ name }) => name)).toEqual(['Seven']);
  });
});

test('what was measured is known in the editor', async () => {
  cpSync(resolve(import.meta.dirname, '../../examples/meridian'), folder, { recursive: true });
  rmSync(join(folder, 'a.btaas'));
  await start({});
  const hover = async () => {
    const answer = await client.request<{ contents: { value: string } } | null>('textDocument/hover', {
      textDocument: { uri: uri('services.btaas') },
      position: { line: 2, character: 10 },
    });
    return answer?.contents.value ?? '';
  };
  await client.until('the analysis', () =>
    client.notifications.some(({ method }) => method === 'btaas/status') ? true : undefined,
  );
  const tree = async (grouping: string) =>
    (await client.request<{ label: string; children: { label: string }[] }[]>('btaas/tree', { grouping })).map(
      ({ label, children }) => [label, children.map((child) => child.label)],
    );
  expect(await tree('provider')).toEqual([
    ['Alpine Cloud', ['Web shop']],
    ['Group IT', ['Payment platform', 'Sign-in, first site']],
    ['Nordic Hosting AB', ['Sign-in, second site', 'Store network']],
    ['not commissioned', ['Loyalty points', 'Orders by fax', 'Self-service returns', 'Store checkout']],
  ]);
  expect((await tree('lifecycle')).map(([part]) => part)).toEqual(['pipeline', 'catalogue', 'retired']);
  const rewards = await client.request<{ children: { label: string; description: string }[] }[]>('btaas/rewards', {});
  expect(rewards[0]!.children[0]!.description).not.toBe('not measured');
  expect(await hover()).toContain('Store checkout');
  const rules = await client.request<{ id: string; isPolicy: boolean }[]>('btaas/rules', {});
  expect(rules.filter(({ isPolicy }) => isPolicy).map(({ id }) => id)).toEqual(['meridian.DualSourcing']);
  const { html } = await client.request<{ html: string }>('btaas/report', {});
  expect(html).toContain('Meridian Retail Group');
  rmSync(join(folder, 'btaas.evidence.json'));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('btaas.evidence.json'), type: 3 }] });
  const before = client.notifications.length;
  await client.until('another analysis', () =>
    client.notifications.slice(before).some(({ method }) => method === 'btaas/status') ? true : undefined,
  );
  const without = await client.request<{ children: { description: string }[] }[]>('btaas/rewards', {});
  expect(without[0]!.children[0]!.description).toBe('not measured');
});
