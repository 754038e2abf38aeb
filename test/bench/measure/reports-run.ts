import { SECTIONS } from '@btaas/portfolio';
import { reportOf, toHtml, toPages } from '@btaas/reports';
import { analyse, Engine, reportContext } from '@btaas/workspace';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './table.ts';

const AS_OF = '2026-06-30';
const placeText = ({ document, start }: { readonly document: string; readonly start: number }) =>
  `${document}:${start}`;

/**
 * What the sections of a folder's report cost: writing their blocks, which pays for the figures that no section before
 * asked for, and rendering them, which pays for the explanations. The whole is measured by itself, without the parts.
 */
export async function measureReports(folder: string, { pages }: { readonly pages: boolean }): Promise<string> {
  const context = contextOf(folder);
  globalThis.gc?.();
  const rows: (readonly [string, number, number, number])[] = [];
  for (const name of SECTIONS) {
    const start = performance.now();
    const document = reportOf(context, { sections: [name] });
    const written = performance.now();
    const html = await toHtml(document, placeText);
    rows.push([name, written - start, performance.now() - written, html.length]);
  }
  const total = rows.reduce((sum, [, writing, rendering]) => sum + writing + rendering, 0);
  const parts = rows
    .sort((a, b) => b[1] + b[2] - (a[1] + a[2]))
    .map(([name, writing, rendering, size]) => [
      name,
      `${writing.toFixed(0)} ms`,
      `${rendering.toFixed(0)} ms`,
      `${((100 * (writing + rendering)) / total).toFixed(1)} %`,
      megabytes(size),
    ]);
  const fresh = contextOf(folder);
  globalThis.gc?.();
  const start = performance.now();
  const before = process.cpuUsage();
  const document = reportOf(fresh);
  const made = pages ? [...(await toPages(document, placeText)).values()] : [await toHtml(document, placeText)];
  const whole = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const size = made.reduce((sum, { length }) => sum + length, 0);
  const services = context.portfolio.all('service').length;
  return [
    `${services} services: the whole report in ${(whole / 1000).toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processors), ${megabytes(size)} in ${made.length} ${made.length === 1 ? 'page' : 'pages'}, at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB of memory`,
    table(['section', 'writing', 'rendering', 'share', 'size'], parts),
  ].join('\n\n');
}

function contextOf(folder: string) {
  const engine = new Engine({ asOf: AS_OF });
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.btaas'));
  for (const path of paths.sort()) engine.set(path, readFileSync(join(folder, path), 'utf8'));
  const snapshot = engine.snapshot();
  return reportContext({ snapshot, analysis: analyse(snapshot) });
}

const megabytes = (length: number): string => `${(length / 1e6).toFixed(2)} MB`;
