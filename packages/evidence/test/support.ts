import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { measure, type Measured } from '@btaas/evidence';
import { type Measurement, printPeriod, printValue } from '@btaas/portfolio';
import { portfolioOf } from '../../../test/support/portfolio.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, gone after the tests. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'btaas-evidence-test-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export async function measuredFrom(
  text: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Measured> {
  return measure(portfolioOf(text), { root: folderWith(files), threads: 2 });
}

/** `availability Checkout 2026-07: 99.8% (4 rows of Probes)` */
export function shown({ metric, element, period, value, source, rows }: Measurement): string {
  return `${metric} ${element} ${printPeriod(period)}: ${printValue(value)} (${rows} of ${source})`;
}

export const BASE = `
portfolio P { currency EUR  rate 2026-01-01 USD 0.92  period 2026-01-01 .. 2026-12-31 }
unit Retail
archetype A
team Owners
service Checkout "Store checkout" businessFacing { archetype A  accountable Owners  state operational  volume 30M tx/year  demand p95 520 tx/s }
service Platform supporting { archetype A  accountable Owners  state operational }
`;
