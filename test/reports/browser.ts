/// <reference lib="dom" />
import { pathToFileURL } from 'node:url';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { installChromium } from '../vscode/install/chromium.mjs';
import { CHROMIUM_ARGUMENTS } from '../vscode/host.mjs';

/** A real Chromium, or why there is none. */
export async function launch(): Promise<Browser | { readonly missing: string }> {
  try {
    return await chromium.launch({ ...installChromium(), args: [...CHROMIUM_ARGUMENTS] });
  } catch (error) {
    return { missing: String(error).split('\n')[0]! };
  }
}

export interface Opened {
  readonly page: Page;
  /** What the console said, errors of the page and refusals of its policy among it. */
  readonly said: readonly string[];
  /** What was asked for besides the page itself. */
  readonly requests: readonly string[];
}
export interface View {
  readonly width?: number;
  readonly dark?: boolean;
  /** Where in the page it is opened, such as `#s-cost`. */
  readonly fragment?: string;
}

/** Opens a page from disk. */
export async function open(
  browser: Browser,
  file: string,
  html: string,
  { width = 1440, dark = false, fragment = '' }: View = {},
): Promise<Opened> {
  writeFileSync(file, html);
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const said: string[] = [];
  const requests: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) requests.push(request.url());
  });
  await page.goto(`${url}${fragment}`);
  return { page, said, requests };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What breaks WCAG at level A or AA: the rule and the first places. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const tool = (globalThis as unknown as { axe: { run(on: unknown, options: object): Promise<AxeResult> } }).axe;
    interface AxeResult {
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const found = await tool.run(document, { runOnly: { type: 'tag', values: tags } });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html }) => `${id} (${nodes.length}): ${html.slice(0, 200)}`),
    );
  });
}

/** How many marks each chart shows: of its layers, the one with the most. */
export function marksByChart(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('figure.chart')].map((figure) => {
        const layers = [...figure.querySelectorAll('g[class*="role-mark"]')];
        const box = figure.querySelector('svg')!.getBoundingClientRect();
        const visible = box.width > 50 && box.height > 20;
        const bands = figure.querySelectorAll('g.bands > path').length;
        const marks = layers.map((layer) => layer.querySelectorAll(':scope > path').length);
        return [figure.id.replace(/^c-/, ''), visible ? Math.max(bands, ...marks) : -1];
      }),
    ),
  );
}

/** By how many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
