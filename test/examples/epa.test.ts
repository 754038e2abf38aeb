import { importFromTable } from '@btaas/workspace';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../packages/cli/src/run.js';
import { snapshotOf } from '../support/portfolio.js';

const folder = resolve(import.meta.dirname, '../../examples/epa');
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

const IMPORTS = [
  { format: 'csv', map: 'investments.map.jsonc', table: 'data/epa-it-investments.csv', rows: 135 },
  { format: 'json', map: 'aws.map.jsonc', table: 'data/cloud-sla-aws.json', rows: 147 },
  { format: 'json', map: 'google.map.jsonc', table: 'data/cloud-sla-gcp.json', rows: 86 },
] as const;
const importOf = ({ format, map, table }: (typeof IMPORTS)[number]) =>
  importFromTable({
    format,
    table: { file: table, text: read(table) },
    mapping: { file: map, path: map, text: read(map) },
  });

const files = globSync('**/*.btaas', { cwd: folder }).sort();
const { portfolio, findings } = snapshotOf(Object.fromEntries(files.map((file) => [file, read(file)])));

describe('the example epa', () => {
  test.each(IMPORTS)('is what $map makes of $table', (source) => {
    const { files: imported, rows, problems } = importOf(source);
    expect(problems).toEqual([]);
    expect(rows).toBe(source.rows);
    for (const { path, text } of imported) expect(text, path).toBe(read(path));
  });

  test('holds nothing else that an import wrote', () => {
    const written = files.filter((file) => read(file).startsWith('// Written by btaas import'));
    expect(written).toEqual(IMPORTS.flatMap((source) => importOf(source).files.map(({ path }) => path)).sort());
  });

  test('holds each investment of the list once, with its own name', () => {
    const numbers = [...read('data/epa-it-investments.csv').matchAll(/^"(\d{3}-\d{9})"/gm)].map(([, number]) => number);
    expect(numbers).toHaveLength(135);
    const services = portfolio.all('service').filter(({ document }) => document.startsWith('services/'));
    expect(services.map(({ doc }) => /^Investment (\S+)\.$/.exec(doc ?? '')?.[1]).sort()).toEqual(numbers.sort());
  });

  test('has no mistake of syntax, names or types', () => {
    const ids = new Set(['BT000', 'BT001', 'BT002', 'BT003', 'BT011']);
    expect(findings.filter(({ id }) => ids.has(id)).map(({ id, message }) => `${id} ${message}`)).toEqual([]);
  });

  test('buys what the providers publish, at the numbers that they publish', () => {
    const published = new Map(
      ['aws', 'gcp'].flatMap((cloud) => {
        const list = JSON.parse(read(`data/cloud-sla-${cloud}.json`)) as { name: string; sla: number }[];
        return list.map(({ name, sla }) => [name, String(sla)] as const);
      }),
    );
    const bought = portfolio.all('commission').map(({ values }) => {
      const [offering] = values.for.flatMap(({ value }) =>
        value.record === 'ForOffering' ? [value.offering!.value] : [],
      );
      const promised = values.uc!.value.availability!.value.value!.value.value.toString();
      return [offering, promised, published.get(offering!)];
    });
    expect(bought.map(([offering, promised]) => [offering, promised])).toEqual(
      bought.map(([offering, , number]) => [offering, number]),
    );
    expect(bought).toHaveLength(7);
  });

  test('is told what its README says: which promises are kept by what stands behind them, and which are not', async () => {
    let out = '';
    const silent = { isTerminal: false, coloured: false, columns: undefined, write: () => {} };
    const code = await run(['check', '--format', 'json', '--as-of', '2026-06-30'], {
      folder,
      out: { ...silent, write: (text) => (out += text) },
      err: silent,
      readInput: async () => new Uint8Array(),
      today: () => '2026-06-30',
      onInterrupt: () => () => {},
    });
    expect(code).toBe(1);
    const found = (JSON.parse(out) as { findings: { id: string; severity: string; message: string; file: string }[] })
      .findings;
    const grave = found.filter(({ id, severity }) => severity !== 'information' || id === 'BT203');
    expect(
      grave.map(({ id, severity, message }) => `${id} ${severity} ${message.slice(0, 45)}`).sort(),
    ).toMatchInlineSnapshot(`
      [
        "BT105 error Data Management and Analytical Platform is ap",
        "BT105 error Emissions and Allowance System for Energy is ",
        "BT105 error Next Generation Grants System is approved wit",
        "BT201 error The SLA Access of Enforcement and Compliance ",
        "BT202 error The SLA Access of AIRNOW promises 99.9% month",
        "BT203 information The SLA Access of Web Emergency Operations Ce",
        "BT301 warning Spend is concentrated on few providers: the H",
      ]
    `);
    // 0.9999 · 0.999 · 0.999 and 1 − 0.005².
    expect(found.find(({ id }) => id === 'BT202')?.message).toContain('99.7901%');
    expect(found.find(({ id }) => id === 'BT203')?.message).toContain('99.9975%');
  });
});
