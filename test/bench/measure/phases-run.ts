// Checks all files of a folder phase by phase, each after the other, and writes how long each took and the memory after it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPortfolio, figures } from '@btaas/portfolio';
import { Names, type NamesOfDocument, parse, read } from '@btaas/language';
import { runRules } from '@btaas/rules';
import { kinds } from '../../../packages/language/src/syntax/btaas.js';
import { createLexer } from '../../../packages/language/src/syntax/lexer.js';

const folder = process.argv[2] ?? '.';
const phases: { phase: string; milliseconds: number; processorMilliseconds: number; peak: number; kept: number }[] = [];
function time<T>(phase: string, work: () => T): T {
  forgetPeak();
  const [start, used] = [performance.now(), process.cpuUsage()];
  const result = work();
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  const peak = peakInMebibytes();
  globalThis.gc?.();
  phases.push({
    phase,
    milliseconds,
    processorMilliseconds: (user + system) / 1000,
    peak,
    kept: process.memoryUsage().heapUsed / 2 ** 20,
  });
  return result;
}
/** On Linux each phase has a peak of its own; elsewhere it is the highest up to then. */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {}
}
function peakInMebibytes(): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

const texts = time('read files', () => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.btaas'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
});
time('lex', () => {
  const lex = createLexer(kinds);
  for (const text of texts.values()) lex(text);
});
// Parsing lexes again. Trees are dropped file by file, as the engine does; what remains is the model.
const readings = time('lex, parse and read the model', () =>
  [...texts].map(([name, text]) => read(name, text, parse(text))),
);
time('of which parse', () => {
  for (const text of texts.values()) parse(text);
});
const scopes = readings.map(
  ({ document: { namespace, uses }, declared, links }): NamesOfDocument => ({ namespace, uses, declared, links }),
);
const names = time('index', () => {
  const all = new Names();
  for (const [i, { document }] of readings.entries()) all.add(document.name, scopes[i]!);
  return all;
});
time('scopes and links', () => {
  for (const [i, { document, links }] of readings.entries())
    for (const link of links) names.resolve(link, document.name, scopes[i]!);
});
const portfolio = time('portfolio', () => createPortfolio({ documents: readings.map(({ document }) => document) }));
const found = time('figures and rules', () =>
  runRules({ portfolio, figures: figures(portfolio, { asOf: '2026-06-30' }) }),
);
console.log(JSON.stringify({ phases, findings: found.findings.length }));
