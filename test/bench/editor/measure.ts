// How fast the editor answers in a large workspace, over real JSON-RPC:
//   node --conditions=source test/bench/editor/measure.ts [--services 100000] [--rounds 20] [--langium 10000]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleServer } from '../../lsp/client.ts';
import { buildPlainLangium } from '../contenders/langium-build.ts';
import { Typist } from './typist.ts';

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
  const server = await bundleServer();
  const typist = new Typist(server.file, services);
  const { client, text } = typist;
  const analysed = () => client.notifications.filter(({ method }) => method === 'btaas/status').length;
  try {
    const start = performance.now();
    const firstDiagnostics = await typist.open(`${text}\n;;`);
    await client.until('the whole workspace', () => (analysed() > 0 ? true : undefined), 300_000);
    const allLoaded = performance.now() - start;

    const keystrokes: number[] = [];
    const wholeAfterKeystroke: number[] = [];
    const wholeAfter = new Map(EDITS.map(([what]) => [what, [] as number[]]));
    const completions: number[] = [];
    const hovers: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const [what, edit] = EDITS[(round >> 1) % EDITS.length]!;
      const whole = analysed();
      const pressed = performance.now();
      keystrokes.push(await typist.type(marked(round % 2 === 0 ? edit(text) : text, round)));
      completions.push(await typist.ask('textDocument/completion'));
      hovers.push(await typist.ask('textDocument/hover'));
      await client.until('the whole workspace', () => (analysed() > whole ? true : undefined), 300_000);
      wholeAfterKeystroke.push(performance.now() - pressed);
      wholeAfter.get(what)!.push(performance.now() - pressed);
    }
    const typing: number[] = [];
    for (let round = 0; round < BURST; round++) {
      // The cost of the first service, digit by digit, and taken back.
      const took = await typist.type(marked(text.replace(/cost run (\d+)k/, `cost run $1${round % 4}k`), round));
      typing.push(took);
      await new Promise((resume) => setTimeout(resume, Math.max(0, BETWEEN - took)));
    }
    const status = readFileSync(`/proc/${client.process.pid}/status`, 'utf8');
    const memory = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
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
    await typist.close();
    server.dispose();
  }
}

/** A sign at the end that belongs nowhere, or none: so that the file's own findings differ whatever is typed. */
const marked = (text: string, round: number) => `${text}${round % 2 === 0 ? '\n;' : ''}\n`;
const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);

/** What plain Langium takes as a language server, in milliseconds, sorted. */
export interface LangiumFigures {
  readonly loaded: number;
  readonly keystrokes: readonly number[];
  readonly completions: readonly number[];
}

/** The same workspace in plain Langium, which knows names and no rules. */
export async function measureLangium(services: number, rounds: number): Promise<LangiumFigures> {
  const build = mkdtempSync(join(tmpdir(), 'btaas-langium-'));
  const server = await buildPlainLangium(resolve(import.meta.dirname, '../../..'), build, 'server');
  const typist = new Typist(server, services);
  try {
    const loaded = await typist.open(`${typist.text}\n;;`);
    const keystrokes: number[] = [];
    const completions: number[] = [];
    for (let round = 0; round < rounds; round++) {
      keystrokes.push(await typist.type(marked(typist.text, round)));
      completions.push(await typist.ask('textDocument/completion'));
    }
    return { loaded, keystrokes: sorted(keystrokes), completions: sorted(completions) };
  } finally {
    await typist.close();
    rmSync(build, { recursive: true, force: true });
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
