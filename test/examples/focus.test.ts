import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { measure } from '@btaas/evidence';
import { Rational } from '@btaas/portfolio';
import { reportOf } from '@btaas/reports';
import { analyseProject, openProject, readLock, readProject, RULES, writeLock } from '@btaas/workspace';
import { describe, expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../examples/focus');
const opened = openProject(readProject(join(folder, 'btaas.config.json'), { from: folder, rules: RULES }), {
  from: folder,
  asOf: '2026-06-30',
});
const { portfolio, figures } = opened.engine.snapshot();
const lockText = readFileSync(join(folder, 'btaas.evidence.json'), 'utf8');

/** A second way to read the bill: a small reader of quoted CSV. */
function bill(): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(join(folder, 'evidence/focus-1.0-sample.csv'), 'utf8');
  const records = [...text.matchAll(/(?:"(?:[^"]|"")*"|[^",\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\n]*))*\n/g)].map(
    ([record]) =>
      [...record.trimEnd().matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, field]) =>
        field!.replace(/^"|"$/g, '').replaceAll('""', '"'),
      ),
  );
  const [header, ...rows] = records;
  return rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i]!])));
}

/** In whole numbers of 10^-15. */
function totalOf(column: string): bigint {
  let sum = 0n;
  for (const row of bill()) {
    const [, sign = '', whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(row[column]!)!;
    sum += BigInt(`${sign}${whole}${decimals.padEnd(15, '0')}`);
  }
  return sum;
}

describe('the example focus', () => {
  test('has no error and no warning', () => {
    const { findings } = analyseProject(opened);
    expect(
      findings.filter(({ level }) => level !== 'information').map(({ id, message }) => `${id} ${message}`),
    ).toEqual([]);
  });
  test('is measured as its lock says, byte for byte', async () => {
    const { lock } = await measure(portfolio, { root: folder });
    expect(writeLock(lock)).toBe(lockText);
  });
  test('reconciles with the bill: 20.52022672899 billed and 14.97651418586 effective, over 1 000 rows', () => {
    const reading = readLock(lockText);
    if ('problem' in reading) throw new Error(reading.problem);
    const [bill] = reading.lock.sources;
    const [billed, effective] = ['billedCost', 'cost'].map(
      (metric) => bill!.totals.find((each) => each.metric === metric)!,
    );
    expect([String(billed!.total), String(effective!.total)]).toEqual(['20.52022672899', '14.97651418586']);
    expect(bill!.files).toMatchObject([{ rows: 1000, rejected: 0 }]);
    for (const [total, column] of [
      [billed!.total, 'BilledCost'],
      [effective!.total, 'EffectiveCost'],
    ] as const) {
      expect(total.numerator * 10n ** 15n).toBe(totalOf(column) * total.denominator);
    }
  });
  test('adds up over services: what they cost together is what is allocated', () => {
    const september = portfolio.settings!.values.period!.value;
    const costs = portfolio
      .all('service')
      .map(({ id }) => figures.measurements.find('billedCost', id, september)?.value);
    const amounts = costs.map((cost) => (cost?.type === 'money' ? cost.amount : Rational.ZERO));
    const reading = readLock(lockText);
    const totals = 'lock' in reading ? reading.lock.sources[0]!.totals : [];
    expect(String(Rational.sum(amounts))).toBe(String(totals.find(({ metric }) => metric === 'billedCost')!.allocated));
  });
  test('matches rows by tag, by sub-account and by the name of the service', () => {
    const names = { BrightPathMatrix: 'BrightPathMatrix', ZoomMapMax: 'ZoomMapMax', 'Orion Zenith': 'Workbench' };
    const blocks = {
      'Amazon Elastic Compute Cloud': 'Compute',
      'Amazon Virtual Private Cloud': 'Network',
      AmazonCloudWatch: 'Monitoring',
    };
    const known: Readonly<Record<string, string>> = { ...names, ...blocks };
    const counts = new Map<string, number>();
    const rows = bill();
    for (const { Tags: tags, SubAccountName: account, ServiceName: service } of rows) {
      const application = tags === 'NULL' ? '' : String(JSON.parse(tags!).application ?? '');
      const found = known[application] ?? known[account!] ?? known[service!];
      if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
    const measured = portfolio
      .all('service')
      .map(({ id, name }) => [name, figures.measurements.series('billedCost', id)[0]?.rows]);
    expect(rows).toHaveLength(1000);
    expect(Object.fromEntries(measured)).toEqual(Object.fromEntries(counts));
    expect(counts.size).toBe(6);
  });
  test('shows in its report where the bill went, and what the file gave', () => {
    const { sections } = reportOf(
      { portfolio, figures, findings: [], off: new Set() },
      { sections: ['cost', 'quality'] },
    );
    const tables = sections.flatMap(({ blocks }) =>
      blocks.flatMap((each) => (each.block === 'table' ? [each.table] : [])),
    );
    const values = (id: string) =>
      tables
        .find((table) => table.id === id)!
        .rows.map((row) => row.map(({ value, text }) => (value?.type === 'money' ? String(value.amount) : text)));
    expect(values('bills').map((row) => row.slice(0, 6))).toEqual([
      ['Cloud bill of September 2024', 'billed cost', '20.52022672899', '16.446928808', '4.07329792099', '0'],
      ['Cloud bill of September 2024', 'effective cost', '14.97651418586', '13', '1.97651418586', '0'],
    ]);
    expect(values('evidence-files').map((row) => row.slice(1, 4))).toEqual([
      ['evidence/focus-1.0-sample.csv', '1\u202F000', '0'],
    ]);
  });
});
