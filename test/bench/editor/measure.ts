// How fast the editor answers in a large workspace, over real JSON-RPC:
//   node --conditions=source test/bench/editor/measure.ts [--services 100000] [--rounds 20] [--langium 10000]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleServer, Client } from '../../lsp/client.ts';
import { buildPlainLangium } from '../contenders/langium-build.ts';
import { generateWorkspace } from '../generate.ts';

interface Shown {
  readonly uri: string;
  readonly diagnostics: readonly { readonly code: string }[];
}

export interface EditorFigures {
  readonly services: number;
  /** From start to the findings of the document that is open, and to those of the whole workspace; milliseconds. */
  readonly firstDiagnostics: number;
  readonly allLoaded: number;
  /** Milliseconds, sorted. */
  readonly keystrokes: readonly number[];
  readonly wholeAfterKeystroke: readonly number[];
  /** To the file's own findings while somebody types without a pause. */
  readonly typing: readonly number[];
  /** The same as for the whole, by what was typed. */
  readonly wholeAfter: ReadonlyMap<string, readonly number[]>;
  readonly completions: readonly number[];
  readonly hovers: readonly number[];
  /** Resident memory of the server, in megabytes. */
  readonly memory: number;
}

/** What somebody types in turn, each in one keystroke, and takes back in the next one. */
const EDITS: readonly (readonly [what: string, edit: (text: string) => string])[] = [
  ['a promise', (text) => text.replace('availability 99.99%', 'availability 99.19%')],
  ['a cost', (text) => text.replace(/cost run (\d)/, 'cost run 9$1')],
  ['a name that is missing', (text) => text.replace('  accountable ', '  accountable x')],
  ['a broken declaration', (text) => text.replace('service ', 'service ;')],
  ['the name of a service', (text) => text.replace(/service (\w+)/, 'service $1x')],
  ['a comment', (text) => text.replace('service ', '// so far\nservice ')],
];
/** So many keystrokes without a pause, and the milliseconds from one to the next. */
const BURST = 40;
const BETWEEN = 120;

export async function measureEditor(services: number, rounds: number): Promise<EditorFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'btaas-editor-'));
  const server = await bundleServer();
  const client = new Client(server.file);
  try {
    generateWorkspace(folder, { services });
    const file = join(folder, 'domains/d0001.btaas');
    const text = readFileSync(file, 'utf8');
    const uri = pathToFileURL(file).href;
    const shown = () =>
      client.notifications.filter(
        ({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as Shown).uri === uri,
      ).length;
    const analysed = () => client.notifications.filter(({ method }) => method === 'btaas/status').length;

    const start = performance.now();
    await client.request('initialize', {
      ...{ processId: process.pid, rootUri: null, capabilities: {} },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    });
    client.notify('initialized', {});
    const broken = `${text}\n;;`;
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'btaas', version: 1, text: broken } });
    await client.until('first findings', () => (shown() > 0 ? true : undefined), 300_000);
    const firstDiagnostics = performance.now() - start;
    await client.until('the whole workspace', () => (analysed() > 0 ? true : undefined), 300_000);
    const allLoaded = performance.now() - start;

    const keystrokes: number[] = [];
    const wholeAfterKeystroke: number[] = [];
    const wholeAfter = new Map(EDITS.map(([what]) => [what, [] as number[]]));
    const completions: number[] = [];
    const hovers: number[] = [];
    let version = 1;
    const offset = text.indexOf('requires ') + 'requires '.length;
    const lines = text.slice(0, offset).split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)!.length };
    for (let round = 0; round < rounds; round++) {
      const [what, edit] = EDITS[(round >> 1) % EDITS.length]!;
      // A sign at the end that belongs nowhere, or none: so that the file's own findings differ whatever is typed.
      const changed = `${round % 2 === 0 ? edit(text) : text}${round % 2 === 0 ? '\n;' : ''}\n`;
      const [before, whole] = [shown(), analysed()];
      const pressed = performance.now();
      version++;
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: changed }] });
      await client.until('findings after a keystroke', () => (shown() > before ? true : undefined), 60_000);
      keystrokes.push(performance.now() - pressed);
      const asked = performance.now();
      await client.request('textDocument/completion', { textDocument: { uri }, position });
      completions.push(performance.now() - asked);
      const hovered = performance.now();
      await client.request('textDocument/hover', { textDocument: { uri }, position });
      hovers.push(performance.now() - hovered);
      await client.until('the whole workspace', () => (analysed() > whole ? true : undefined), 300_000);
      wholeAfterKeystroke.push(performance.now() - pressed);
      wholeAfter.get(what)!.push(performance.now() - pressed);
    }
    const typing: number[] = [];
    for (let round = 0; round < BURST; round++) {
      const before = shown();
      const pressed = performance.now();
      version++;
      // The cost of the first service, digit by digit, and taken back.
      const changed = `${text.replace(/cost run (\d+)k/, `cost run $1${round % 4}k`)}${round % 2 === 0 ? '\n;' : ''}\n`;
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: changed }] });
      await client.until('findings while typing', () => (shown() > before ? true : undefined), 60_000);
      typing.push(performance.now() - pressed);
      await new Promise((resume) => setTimeout(resume, Math.max(0, BETWEEN - (performance.now() - pressed))));
    }
    const status = readFileSync(`/proc/${client.process.pid}/status`, 'utf8');
    const memory = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    const sorted = (times: number[]) => times.toSorted((a, b) => a - b);
    return {
      ...{ services, firstDiagnostics, allLoaded, memory },
      keystrokes: sorted(keystrokes),
      wholeAfterKeystroke: sorted(wholeAfterKeystroke),
      wholeAfter: new Map([...wholeAfter].map(([what, times]) => [what, sorted(times)])),
      typing: sorted(typing),
      completions: sorted(completions),
      hovers: sorted(hovers),
    };
  } finally {
    await client.close();
    server.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What plain Langium takes as a language server, in milliseconds, sorted. */
export interface LangiumFigures {
  readonly loaded: number;
  readonly keystrokes: readonly number[];
  readonly completions: readonly number[];
}

/** The same workspace in plain Langium, which knows names and no rules. */
export async function measureLangium(services: number, rounds: number): Promise<LangiumFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'btaas-editor-'));
  const build = mkdtempSync(join(tmpdir(), 'btaas-langium-'));
  const client = new Client(await buildPlainLangium(resolve(import.meta.dirname, '../../..'), build, 'server'));
  try {
    generateWorkspace(folder, { services });
    const file = join(folder, 'domains/d0001.btaas');
    const text = readFileSync(file, 'utf8');
    const uri = pathToFileURL(file).href;
    const shown = () =>
      client.notifications.filter(
        ({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as Shown).uri === uri,
      ).length;
    const start = performance.now();
    await client.request('initialize', {
      ...{ processId: process.pid, rootUri: null, capabilities: {} },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    });
    client.notify('initialized', {});
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'btaas', version: 1, text: `${text};` } });
    await client.until('first findings', () => (shown() > 0 ? true : undefined), 900_000);
    const loaded = performance.now() - start;
    const before = text.slice(0, text.indexOf('requires ') + 'requires '.length).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    const keystrokes: number[] = [];
    const completions: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const known = shown();
      const pressed = performance.now();
      const changed = round % 2 === 0 ? text : `${text};`;
      client.notify('textDocument/didChange', {
        textDocument: { uri, version: round + 2 },
        contentChanges: [{ text: changed }],
      });
      await client.until('findings after a keystroke', () => (shown() > known ? true : undefined), 900_000);
      keystrokes.push(performance.now() - pressed);
      const asked = performance.now();
      await client.request('textDocument/completion', { textDocument: { uri }, position });
      completions.push(performance.now() - asked);
    }
    const sorted = (times: number[]) => times.toSorted((a, b) => a - b);
    return { loaded, keystrokes: sorted(keystrokes), completions: sorted(completions) };
  } finally {
    await client.close();
    for (const each of [folder, build]) rmSync(each, { recursive: true, force: true });
  }
}

/** The value that this share of the sorted times is at or below. */
export function quantile(times: readonly number[], share: number): number {
  return times[Math.min(times.length - 1, Math.floor(share * times.length))]!;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { services: { type: 'string' }, rounds: { type: 'string' }, langium: { type: 'string' } },
  });
  const found = await measureEditor(Number(values.services ?? 100_000), Number(values.rounds ?? 20));
  const ms = (time: number) => `${time.toFixed(1)} ms`;
  console.log(`services                          ${found.services}`);
  console.log(`start to first findings           ${ms(found.firstDiagnostics)}`);
  console.log(`start to all findings             ${ms(found.allLoaded)}`);
  for (const [label, times] of [
    ['keystroke to own findings', found.keystrokes],
    ['the same while typing on', found.typing],
    ['keystroke to all findings', found.wholeAfterKeystroke],
    ['completion', found.completions],
    ['hover', found.hovers],
  ] as const) {
    console.log(`${label.padEnd(33)} median ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}`);
  }
  for (const [what, times] of found.wholeAfter)
    if (times.length > 0) console.log(`  ${`after ${what}`.padEnd(31)} median ${ms(quantile(times, 0.5))}`);
  const langium = Number(values.langium ?? 0);
  if (langium > 0) {
    const [plain, own] = [await measureLangium(langium, 6), await measureEditor(langium, 12)];
    const beside = (label: string, a: readonly number[], b: readonly number[]) =>
      console.log(`  ${label.padEnd(31)} ${ms(quantile(a, 0.5))}, plain Langium ${ms(quantile(b, 0.5))}`);
    console.log(`the same with ${langium} services, beside plain Langium, which has no rules`);
    beside('start to first findings', [own.firstDiagnostics], [plain.loaded]);
    beside('keystroke to own findings', own.keystrokes, plain.keystrokes);
    beside('keystroke to all findings', own.wholeAfterKeystroke, plain.keystrokes);
    beside('completion', own.completions, plain.completions);
  }
  console.log(`memory of the server              ${found.memory} MB`);
}
