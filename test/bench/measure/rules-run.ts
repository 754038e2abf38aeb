import { figures } from '@btaas/portfolio';
import { runRules } from '@btaas/rules';
import { Engine } from '@btaas/workspace';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './table.ts';

interface RulesOptions {
  readonly rounds: number;
  readonly only?: readonly string[];
  readonly top: number;
}
const AS_OF = '2026-06-30';

/**
 * What each rule costs on a folder: the least of several rounds, each with figures of its own, in processor time of
 * this thread, so that what else the machine does counts as little as can be. A figure is paid for by the first rule that
 * asks for it.
 */
export function measureRules(folder: string, { rounds, only, top }: RulesOptions): string {
  const engine = new Engine({ asOf: AS_OF });
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.btaas'));
  for (const path of paths.sort()) engine.set(path, readFileSync(join(folder, path), 'utf8'));
  const { portfolio } = engine.snapshot();
  const services = portfolio.all('service').length;
  const least = new Map<string, number>();
  const keep = (id: string, value: number) => least.set(id, Math.min(value, least.get(id) ?? Number.POSITIVE_INFINITY));
  const run = () => {
    globalThis.gc?.();
    const context = { portfolio, figures: figures(portfolio, { asOf: AS_OF }) };
    const start = processorTime();
    const { findings, timings } = runRules(context, only === undefined ? {} : { only });
    return { findings: findings.length, timings, milliseconds: processorTime() - start };
  };
  // Asking for the processor's time costs some of it, so that the whole is measured without its parts.
  for (let round = 0; round < rounds; round++) keep('all together', run().milliseconds);
  performance.now = processorTime;
  let findings = 0;
  for (let round = 0; round < rounds; round++) {
    const found = run();
    findings = found.findings;
    for (const { id, milliseconds } of found.timings) keep(id, milliseconds);
  }
  const rows = [...least]
    .sort(([, a], [, b]) => b - a)
    .slice(0, top + 1)
    .map(([id, milliseconds]) => [id, microseconds(milliseconds / services), '']);
  return `${services} services, ${findings} findings\n\n${table(['rule', 'a service', ''], rows)}`;
}

function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function microseconds(milliseconds: number): string {
  return `${(milliseconds * 1000).toFixed(2)} µs`;
}
