import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measure } from '@btaas/evidence';
import { portfolioOf } from '../../../test/support/portfolio.js';
import { BASE, folderWith, measuredFrom, shown } from './support.js';

const PROBES = `${BASE}\nsource Probes from "p/*.csv" { service svc  at ts  good ok  total n }`;

async function valuesOf(text: string, files: Record<string, string | Uint8Array>, about = 'Checkout') {
  const { lock } = await measuredFrom(text, files);
  return lock.values.filter(({ element }) => element === about).map(shown);
}

describe('a plain source', () => {
  it('measures by month and by the period of the portfolio, and pools 90/100 and 9 990/10 000 to 99.8%', async () => {
    const csv = 'svc,ts,ok,n\nCheckout,2026-07-01,90,100\nCheckout,2026-08-31T23:59:59Z,9990,10000\n';
    expect(await valuesOf(PROBES, { 'p/a.csv': csv })).toEqual([
      'availability Checkout 2026-01-01 .. 2026-12-31: 99.80198% (2 of Probes)',
      'availability Checkout 2026-07: 90% (1 of Probes)',
      'availability Checkout 2026-08: 99.9% (1 of Probes)',
    ]);
  });
  it('measures the period of a plan, to the day, where it begins and ends within a month', async () => {
    const plan = `person p\nplan N { for p  period 2026-07-10 .. 2026-08-05  target 1k EUR  cap 100%  component availability of Checkout weight 100% { 99% -> 100% } }`;
    const days = ['07-09', '07-10', '07-31', '08-05', '08-06'];
    const csv = `svc,ts,ok,n\n${days.map((day, i) => `Checkout,2026-${day}T23:59:59.999,${i},10`).join('\n')}\n`;
    expect(await valuesOf(`${PROBES}\n${plan}`, { 'p/a.csv': csv })).toContain(
      'availability Checkout 2026-07-10 .. 2026-08-05: 20% (3 of Probes)',
    );
  });
  it('finds services by qualified name, name and title, and lists names that none has', async () => {
    const text = PROBES.replace('portfolio P', 'namespace shop\nportfolio P');
    const names = ['shop.Checkout', 'Checkout', ' Store checkout ', 'checkout', ''];
    const csv = `svc,ts,ok,n\n${names.map((name) => `${name},2026-07-01,1,1`).join('\n')}\n`;
    const { lock, findings } = await measuredFrom(text, { 'p/a.csv': csv });
    expect(lock.values.map(shown)).toContain('availability shop.Checkout 2026-07: 100% (3 of shop.Probes)');
    expect(findings.map(({ message }) => message)).toEqual([
      '2 rows of shop.Probes are about nothing in the portfolio, and count as unallocated: "checkout" (1); 1 without a name',
    ]);
    expect(lock.sources[0]!.unmatched).toEqual([
      { subject: 'service', name: '', rows: 1 },
      { subject: 'service', name: 'checkout', rows: 1 },
    ]);
  });
  it('reads a column of any name', async () => {
    const evil = '"; DROP TABLE x; --';
    const text = `${BASE}\nsource Probes from "a.csv" { service ${JSON.stringify(evil)}  at "btaas: f"  good "o'k" }`;
    const header = [evil, 'btaas: f', "o'k"].map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    expect(
      await valuesOf(text, { 'a.csv': `${header}\nCheckout,2026-07-01,true\nCheckout,2026-07-01,false\n` }),
    ).toContain('availability Checkout 2026-07: 50% (2 of Probes)');
  });
  it('takes the columns of several files in any order, and another delimiter', async () => {
    const files = {
      'p/a.csv': 'svc;ts;ok;n\nCheckout;2026-07-01;1;2\n',
      'p/b.csv': 'n,ok,ts,svc\n2,2,2026-07-02,Checkout\n',
    };
    expect(await valuesOf(PROBES, files)).toContain('availability Checkout 2026-07: 75% (2 of Probes)');
  });
  it('reads JSON lines and JSON lists', async () => {
    const row = (ok: number) => ({ svc: 'Checkout', ts: '2026-07-01T00:00:00Z', ok, n: 4 });
    const text = PROBES.replace('p/*.csv', 'p/*');
    const files = {
      'p/a.jsonl': `${JSON.stringify(row(1))}\n${JSON.stringify(row(4))}\n`,
      'p/b.json': JSON.stringify([row(3)]),
    };
    expect(await valuesOf(text, files)).toContain('availability Checkout 2026-07: 66.666667% (3 of Probes)');
  });
  it('reads Parquet', async () => {
    const folder = folderWith({});
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(
      `COPY (SELECT 'Checkout' AS svc, TIMESTAMP '2026-07-01' + to_hours(i) AS ts, i % 4 <> 0 AS ok, 1 AS n FROM range(48) t(i)) TO '${folder}/p.parquet'`,
    );
    connection.closeSync();
    const portfolio = portfolioOf(PROBES.replace('p/*.csv', '*.parquet'));
    const { lock } = await measure(portfolio, { root: folder });
    expect(lock.values.map(shown)).toContain('availability Checkout 2026-07: 75% (48 of Probes)');
    expect(lock.sources[0]!.files).toMatchObject([{ file: 'p.parquet', rows: 48, rejected: 0 }]);
  });
  it('measures percentiles of Parquet by month and by the period of a plan', async () => {
    const folder = folderWith({});
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(
      `COPY (SELECT 'Checkout' AS svc, TIMESTAMP '2026-07-01' + to_days(i::INTEGER) AS ts, i AS ms FROM range(40) t(i)) TO '${folder}/p.parquet'`,
    );
    connection.closeSync();
    const plan =
      'person p\nplan N { for p  period 2026-07-11 .. 2026-07-30  target 1k EUR  cap 100%  component latency of Checkout weight 100% lower { 40 ms -> 100% } }';
    const portfolio = portfolioOf(`${BASE}\nsource Load from "*.parquet" { service svc  at ts  latency ms }\n${plan}`);
    const { lock } = await measure(portfolio, { root: folder });
    // Of 10 to 29 the 19th is 28; of 0 to 30 the 30th is 29; of 31 to 39 the 9th is 39; of 0 to 39 the 38th is 37.
    expect(lock.values.map(shown)).toEqual([
      'latency Checkout 2026-01-01 .. 2026-12-31: 37 ms (40 of Load)',
      'latency Checkout 2026-07: 29 ms (31 of Load)',
      'latency Checkout 2026-07-11 .. 2026-07-30: 28 ms (20 of Load)',
      'latency Checkout 2026-08: 39 ms (9 of Load)',
    ]);
  });
  it('measures percentiles for the periods of a hundred plans', async () => {
    const days = Array.from({ length: 100 }, (_, i) => new Date(Date.UTC(2026, 0, 2 + i)).toISOString().slice(0, 10));
    const plans = days.map(
      (day, i) =>
        `plan N${i} { for p  period 2026-01-01 .. ${day}  target 1k EUR  cap 100%  component latency of Checkout weight 100% lower { 40 ms -> 100% } }`,
    );
    const rows = days.map((day, i) => `Checkout,${day},${i + 1}`);
    const text = `${BASE}\nsource Load from "a.csv" { service svc  at ts  latency ms }\nperson p\n${plans.join('\n')}`;
    const { lock } = await measuredFrom(text, { 'a.csv': `svc,ts,ms\n${rows.join('\n')}\n` });
    const found = (to: string) => lock.values.find(({ period }) => period.from === '2026-01-01' && period.to === to)!;
    // Of 1 to n, the smallest that 95% do not exceed is 0.95 · n, rounded up.
    for (const [i, day] of days.entries()) {
      if (day.slice(5) !== '01-31')
        expect([day, JSON.stringify(found(day).value)]).toEqual([
          day,
          JSON.stringify({ type: 'duration', amount: String(Math.ceil((95 * (i + 1)) / 100)), unit: 'ms' }),
        ]);
    }
  });
  it('leaves rows of Parquet out without reading them, counts them, and numbers the bad ones by the file', async () => {
    const folder = folderWith({});
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(
      `COPY (SELECT 'Checkout' AS svc, DATE '2026-07-01' AS ts, CASE WHEN i = 7 THEN NULL ELSE 1 END AS ok, i AS n, i % 2 = 1 AS live FROM range(1, 11) t(i)) TO '${folder}/p.parquet'`,
    );
    connection.closeSync();
    const text = PROBES.replace('p/*.csv', '*.parquet').replace('total n', 'total n where live and n < 10');
    const { lock } = await measure(portfolioOf(text), { root: folder });
    // 1, 3, 5 and 9 count; 7 has no value.
    expect(lock.values.map(shown)).toContain('availability Checkout 2026-07: 22.222222% (4 of Probes)');
    expect(lock.sources[0]).toMatchObject({
      files: [{ rows: 10, rejected: 1 }],
      leftOut: 5,
      firstRejected: [{ file: 'p.parquet', row: 7, reason: '"ok" is empty' }],
    });
  });
  it('reads a FOCUS bill in Parquet: tags in a map, binary floats, moments, a credit', async () => {
    const folder = folderWith({});
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`COPY (SELECT * FROM (VALUES
      (10.1::DOUBLE, 9.9::DOUBLE, 'EUR', TIMESTAMPTZ '2026-07-01 00:00:00+00', MAP {'application': 'Checkout'}, 'x'),
      (-0.2::DOUBLE, -0.3::DOUBLE, 'EUR', TIMESTAMPTZ '2026-07-31 23:00:00+00', MAP {'team': 'pay'}, 'Checkout'),
      (5.0::DOUBLE, 4.0::DOUBLE, 'EUR', TIMESTAMPTZ '2026-07-31 23:00:00+00', NULL, 'Nobody'))
      t(BilledCost, EffectiveCost, BillingCurrency, ChargePeriodStart, Tags, ServiceName)) TO '${folder}/b.parquet'`);
    connection.closeSync();
    const portfolio = portfolioOf(`${BASE}\nsource Bill from "*.parquet" { format focus }`);
    const { lock } = await measure(portfolio, { root: folder });
    const july = lock.values.filter(({ period }) => period.from === '2026-07-01').map(shown);
    expect(july).toEqual([
      'billedCost Checkout 2026-07: 9.9 EUR (2 of Bill)',
      'cost Checkout 2026-07: 9.6 EUR (2 of Bill)',
    ]);
    const [billed] = lock.sources[0]!.totals;
    expect([billed!.total, billed!.allocated, billed!.unallocated].map(String)).toEqual(['14.9', '9.9', '5']);
  });
  it('measures demand, throughput and latency: of 1 to 20, 19 is the 95th percentile', async () => {
    const text = `${BASE}\nsource Load from "a.csv" { service svc  at ts  demand tps  latency ms }`;
    const rows = Array.from(
      { length: 20 },
      (_, i) => `Checkout,2026-07-${String(i + 1).padStart(2, '0')},${i + 1},${(i + 1) * 10.5}`,
    );
    expect(await valuesOf(text, { 'a.csv': `svc,ts,tps,ms\n${rows.join('\n')}\n` })).toEqual([
      'demand Checkout 2026-01-01 .. 2026-12-31: 19 tx/s (20 of Load)',
      'demand Checkout 2026-07: 19 tx/s (20 of Load)',
      'latency Checkout 2026-01-01 .. 2026-12-31: 199.5 ms (20 of Load)',
      'latency Checkout 2026-07: 199.5 ms (20 of Load)',
      'throughput Checkout 2026-01-01 .. 2026-12-31: 10.5 tx/s (20 of Load)',
      'throughput Checkout 2026-07: 10.5 tx/s (20 of Load)',
    ]);
  });
});

describe('dates', () => {
  const july = 'availability Checkout 2026-07: 100% (1 of Probes)';
  const one = (when: string, settings = '') =>
    valuesOf(PROBES.replace('at ts', `at ts ${settings}`), { 'p/a.csv': `svc,ts,ok,n\nCheckout,${when},1,1\n` });
  it.each([
    ['2026-07-01', ''],
    ['2026-07', ''],
    ['2026-07-31 23:59', ''],
    ['2026-07-31T23:59:59.5', ''],
    ['2026-08-01T01:00:00+02:00', ''],
    ['2026-06-30T23:00:00Z', 'zone "Europe/Berlin"'],
    ['01.07.2026', 'dates "DD.MM.YYYY"'],
    ['07/01/26 13:30', 'dates "MM/DD/YY HH:mm"'],
    ['1782900000', 'dates "unix"'],
  ])('%s is in July 2026, with %s', async (when, settings) => expect(await one(when, settings)).toContain(july));
  it.each([
    ['01.07.2026', ''],
    ['2026-07-01', 'dates "DD.MM.YYYY"'],
    ['2026-02-30', ''],
    ['07/01/2026', ''],
    ['yesterday', ''],
  ])('%s is rejected rather than guessed, with %s', async (when, settings) => {
    const { lock, findings } = await measuredFrom(PROBES.replace('at ts', `at ts ${settings}`), {
      'p/a.csv': `svc,ts,ok,n\nCheckout,${when},1,1\n`,
    });
    expect(lock.values).toEqual([]);
    expect(findings[0]).toMatchObject({ file: 'p/a.csv', row: 2, level: 'warning' });
    expect(findings[0]!.message).toBe(
      `1 row is rejected in "p/a.csv" of Probes (2: "ts" is not a time that is written as declared: "${when}")`,
    );
  });
  it('are written in letters that are known', async () => {
    const { findings } = await measuredFrom(PROBES.replace('at ts', 'at ts dates "TT.MM.JJJJ"'), {
      'p/a.csv': 'svc,ts,ok,n\n',
    });
    expect(findings[0]!.message).toMatch(/dates "TT.MM.JJJJ" is no way to write dates/);
  });
});

describe('bad input', () => {
  const messages = async (files: Record<string, string | Uint8Array>, text = PROBES) =>
    (await measuredFrom(text, files)).findings.map(({ level, file, row, message }) => [level, file, row, message]);

  it('rows that cannot be used are counted, the first of them with line and reason', async () => {
    const csv = [
      'svc,ts,ok,n',
      'Checkout,2026-07-01,9,10',
      'Checkout,2026-07-02,nine,10',
      'Checkout,2026-07-03',
      'Checkout,2026-07-04,,10',
      'Checkout,2026-07-05,11,10',
      'Checkout,2026-07-06,1,10,5',
      'Checkout,2026-07-07,1,x',
      '',
    ].join('\n');
    const { lock, findings } = await measuredFrom(PROBES, { 'p/a.csv': csv });
    expect(lock.values.map(shown)).toContain('availability Checkout 2026-07: 90% (1 of Probes)');
    expect(lock.sources[0]).toMatchObject({
      files: [{ file: 'p/a.csv', rows: 7, rejected: 6 }],
      firstRejected: [
        { row: 3, reason: '"ok" is not a number: "nine"' },
        { row: 4, reason: 'the row has 2 fields instead of 4' },
        { row: 5, reason: '"ok" is empty' },
        { row: 6, reason: '"ok" is below zero or above the total: "11"' },
        { row: 7, reason: 'the row has 5 fields instead of 4' },
      ],
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toMatch(/^6 rows are rejected in "p\/a.csv" of Probes \(3: /);
  });
  it('a missing file gives nothing, and says so where the source is declared', async () => {
    const { lock, findings } = await measuredFrom(PROBES, {});
    expect(findings).toMatchObject([
      {
        level: 'error',
        message:
          'nothing is measured from Probes: no file matches "p/*.csv"; files are named from the folder of the project',
      },
    ]);
    const { start, end } = findings[0]!.at!;
    expect(PROBES.slice(start, end)).toBe('"p/*.csv"');
    expect(lock.sources[0]!.problem).toBe('no file matches "p/*.csv"; files are named from the folder of the project');
  });
  const told = async (source: string, files: Record<string, string | Uint8Array>) =>
    (await measuredFrom(`${BASE}source S from ${source}`, files)).findings.map(({ message }) => message);
  const ROLES = '{ service svc  at ts  good ok  total n }';
  it('a file of nearly the name is proposed, and a folder is not taken for a file', async () => {
    const files = { 'p/probes.csv': 'svc,ts,ok,n\n' };
    expect(await told(`"p/prbes.csv" ${ROLES}`, files)).toEqual([
      'nothing is measured from S: there is no file "p/prbes.csv"; did you mean "p/probes.csv"?',
    ]);
    expect(await told(`"p" ${ROLES}`, files)).toEqual([
      'nothing is measured from S: "p" is a folder; name its files, as in "p/*.csv"',
    ]);
    expect(await told(`"p/x.xlsx" ${ROLES}`, { 'p/x.xlsx': 'PK' })).toEqual([
      'nothing is measured from S: "p/x.xlsx" is neither CSV, JSON nor Parquet by its name; save a spreadsheet as CSV',
    ]);
  });
  it('a spreadsheet with semicolons and a byte order mark is read; numbers say why they are none', async () => {
    const csv = '\uFEFFsvc;ts;ok;n\r\nCheckout;2026-07-01;9;10\r\nCheckout;2026-07-02;9,5;10\r\n';
    const huge = 'Checkout;2026-07-03;1;123456789012345678901\r\n';
    const { lock, findings } = await measuredFrom(PROBES, { 'p/a.csv': csv + huge });
    expect(lock.values.map(shown)).toContain('availability Checkout 2026-07: 90% (1 of Probes)');
    expect(findings.map(({ message }) => message)).toEqual([
      '2 rows are rejected in "p/a.csv" of Probes (3: "ok" is not a number: "9,5", as decimals stand behind a point; 4: "n" is not a number: "123456789012345678901", as it has more than 20 digits before the point)',
    ]);
    const most = '99999999999999999999';
    const sums = `svc,ts,ok,n\nCheckout,2026-07-01,${most},${most}\nCheckout,2026-07-02,${most},${most}\n`;
    expect((await messages({ 'p/a.csv': sums })).map(([, , , message]) => message)).toEqual([
      'nothing is measured from Probes: its numbers are too large to be added up exactly: a sum has at most 20 digits before the point',
    ]);
  });
  it('another encoding than UTF-8 is named', async () => {
    expect(await messages({ 'p/a.csv': Buffer.from('\uFEFFsvc,ts,ok,n\n', 'utf16le') })).toEqual([
      [
        'error',
        'p/a.csv',
        undefined,
        'nothing is measured from Probes: "p/a.csv" is not in UTF-8; save it as "CSV UTF-8"',
      ],
    ]);
    const latin = Buffer.from('svc,ts,ok,n\nBüro,2026-07-01,9,10\n', 'latin1');
    expect((await messages({ 'p/a.csv': latin }))[0]![3]).toBe(
      '1 row is rejected in "p/a.csv" of Probes (2: the row is not in UTF-8; save the file as "CSV UTF-8")',
    );
  });
  it('incidents and bills without the column of a service or a time are refused, with what there is', async () => {
    expect(
      await told('"i.csv" { format incidents }', { 'i.csv': 'Service,start,end\nCheckout,2026-07-01,2026-07-02\n' }),
    ).toEqual([
      'nothing is measured from S: nothing says which service a row is about, as there is no column "service"; name the column that does with "service": it has Service, start, end',
    ]);
    expect(await told('"i.csv" { format incidents }', { 'i.csv': 'app,begin\n' })).toEqual([
      'nothing is measured from S: nothing says when a row was observed, as there is no column "start"; name the column that does with "start": it has app, begin',
    ]);
    expect(await told('"b.csv" { format focus }', { 'b.csv': 'a,b\n1,2\n' })).toEqual([
      'nothing is measured from S: nothing says when a row was observed, as there is no column "ChargePeriodStart"; name the column that does with "at": it has a, b',
    ]);
    expect(await told('"b.csv" { service a }', { 'b.csv': 'a,b\n1,2\n' })).toEqual([
      'nothing is measured from S: nothing says when a row was observed; name the column that does with "at": it has a, b',
    ]);
  });
  it('a missing column is named, with the nearest', async () => {
    expect(await messages({ 'p/a.csv': 'svc,ts,okay,n\nCheckout,2026-07-01,1,1\n' })).toEqual([
      [
        'error',
        undefined,
        undefined,
        'nothing is measured from Probes: there is no column "ok"; it has svc, ts, okay, n',
      ],
    ]);
  });
  it('other columns in one of the files', async () => {
    const files = {
      'p/a.csv': 'svc,ts,ok,n\nCheckout,2026-07-01,1,1\n',
      'p/b.csv': 'svc,ts,ok\nCheckout,2026-07-01,1\n',
    };
    expect(await messages(files)).toEqual([
      ['error', 'p/b.csv', 1, 'nothing is measured from Probes: "p/b.csv" has other columns than "p/a.csv"'],
    ]);
  });
  it('an empty file, and one with nothing but names', async () => {
    expect((await messages({ 'p/a.csv': '' }))[0]![3]).toMatch(/"p\/a.csv" is empty/);
    expect((await messages({ 'p/a.csv': 'svc,ts,ok,n\n' }))[0]![3]).toBe('the files of Probes have no rows');
  });
  it('a truncated Parquet file', async () => {
    const folder = folderWith({});
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(
      `COPY (SELECT 'Checkout' AS svc, DATE '2026-07-01' AS ts, 1 AS ok, 1 AS n FROM range(5000)) TO '${folder}/whole.parquet'`,
    );
    connection.closeSync();
    const whole = readFileSync(join(folder, 'whole.parquet'));
    const text = PROBES.replace('p/*.csv', 'p/*.parquet');
    const found = await messages({ 'p/a.parquet': whole, 'p/b.parquet': whole.subarray(0, whole.length - 40) }, text);
    expect(found).toHaveLength(1);
    expect(found[0]!.slice(0, 2)).toEqual(['error', 'p/b.parquet']);
    expect(found[0]![3]).toMatch(/"p\/b.parquet" cannot be read; it may be truncated/);
  });
  it('a text column of Parquet where a number is needed', async () => {
    const folder = folderWith({});
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`COPY (SELECT 'Checkout' AS svc, 20260701 AS ts, 1 AS ok, 1 AS n) TO '${folder}/p.parquet'`);
    connection.closeSync();
    const { findings } = await measure(portfolioOf(PROBES.replace('p/*.csv', 'p.parquet')), { root: folder });
    expect(findings[0]!.message).toBe('nothing is measured from Probes: column "ts" holds integer, which is no time');
  });
  it('the same content twice is counted once', async () => {
    const csv = 'svc,ts,ok,n\nCheckout,2026-07-01,1,1\n';
    expect(await messages({ 'p/a.csv': csv, 'p/b.csv': csv })).toEqual([
      ['warning', 'p/b.csv', undefined, '"p/b.csv" has the same content as "p/a.csv"; it is counted once'],
    ]);
  });
  it('equal rows count, and are told, within a file and across files', async () => {
    const files = {
      'p/a.csv': 'svc,ts,ok,n\nCheckout,2026-07-01,1,2\nCheckout,2026-07-02,2,2\n',
      'p/b.csv': 'svc,ts,ok,n\nCheckout,2026-07-01,1,2\nCheckout,2026-07-01,1,2\n',
    };
    expect(await messages(files)).toEqual([
      [
        'information',
        'p/b.csv',
        undefined,
        '2 rows are the same as another row of Probes, to the letter, such as "Checkout, 2026-07-01, 1, 2"; they count, so take one of them out if an export overlaps with another',
      ],
    ]);
    expect(await valuesOf(PROBES, files)).toContain('availability Checkout 2026-07: 62.5% (4 of Probes)');
  });
  it.each(['/etc/passwd', '../secret.csv', 'p/../../secret.csv'])(
    'a path that leaves the project: %s',
    async (path) => {
      expect((await messages({}, PROBES.replace('p/*.csv', path)))[0]![3]).toContain('leaves the project');
    },
  );
  it('money in a currency that does not exist, or in none, is in no sum', async () => {
    const text = `${BASE}\nsource Bill from "b.csv" { service svc  at ts  cost c  currency cur }`;
    const rows = ['100,EUR', '1,EURO', '1,eur', '1,', '50,USD'].map((each) => `Checkout,2026-07-01,${each}`);
    const { lock } = await measuredFrom(text, { 'b.csv': `svc,ts,c,cur\n${rows.join('\n')}\n` });
    // 100 EUR and 50 USD at 0.92.
    expect(lock.values.map(shown)).toContain('cost Checkout 2026-07: 146 EUR (2 of Bill)');
    expect(lock.sources[0]!.firstRejected.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '3 "cur" is no currency code of ISO 4217: "EURO"',
      '4 "cur" is no currency code of ISO 4217: "eur"',
      '5 "cur" is empty',
    ]);
  });
  it('a byte order mark, line ends of Windows and blanks around values are no trouble', async () => {
    const csv = '\uFEFFsvc,ts,ok,n\r\n Checkout ,2026-07-01, 1 ,2\r\n';
    expect(await valuesOf(PROBES, { 'p/a.csv': csv })).toContain('availability Checkout 2026-07: 50% (1 of Probes)');
  });
  it('bytes that are no UTF-8', async () => {
    const csv = Buffer.concat([
      Buffer.from('svc,ts,ok,n\nCheckout,2026-07-01,1,2\nCaf'),
      Buffer.from([0xe9]),
      Buffer.from(',2026-07-01,1,2\n'),
    ]);
    const { lock } = await measuredFrom(PROBES, { 'p/a.csv': csv });
    const [source] = lock.sources;
    expect(source!.problem !== undefined || source!.files[0]!.rejected === 1).toBe(true);
  });
  it('a link that leaves the project', async () => {
    const [outside, folder] = [
      folderWith({ 'secret.csv': 'svc,ts,ok,n\nCheckout,2026-07-01,1,1\n' }),
      folderWith({ 'p/own.txt': '' }),
    ];
    symlinkSync(join(outside, 'secret.csv'), join(folder, 'p/a.csv'));
    const { lock, findings } = await measure(portfolioOf(PROBES), { root: folder });
    expect(findings[0]!.message).toBe(
      'nothing is measured from Probes: "p/a.csv" is a link that leaves the project; copy the file into it',
    );
    expect(lock.values).toEqual([]);
  });
  it('JSON lines that are no objects', async () => {
    const text = PROBES.replace('p/*.csv', 'a.jsonl');
    const { lock } = await measuredFrom(text, {
      'a.jsonl': '{"svc":"Checkout","ts":"2026-07-01","ok":1,"n":1}\n{"svc":\n',
    });
    expect(lock.sources[0]).toMatchObject({ files: [{ rows: 2, rejected: 1 }] });
  });
});
