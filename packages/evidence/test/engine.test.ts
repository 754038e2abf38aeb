import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Cancelled, measure } from '@btaas/evidence';
import { openEngine } from '../src/engine/duckdb.js';
import { quoteName, quoteText } from '../src/engine/sql.js';
import { portfolioOf } from '../../../test/support/portfolio.js';
import { BASE, folderWith } from './support.js';

describe('the database', () => {
  it.each([
    ['files outside of the project', "SELECT * FROM read_csv('/etc/passwd')"],
    ['files beside the project', "SELECT * FROM read_text('/tmp/*')"],
    ['the network', "SELECT * FROM read_csv('https://example.com/a.csv')"],
    ['extensions', 'LOAD httpfs'],
    ['the installation of extensions', 'INSTALL httpfs'],
    ['other databases', "ATTACH '/tmp/other.db'"],
    ['another setting', 'SET enable_external_access = true'],
    ['other folders', "SET allowed_directories = ['/']"],
  ])('refuses %s', async (_, sql) => {
    const engine = await openEngine({ root: folderWith({ 'a.csv': 'x\n1\n' }), threads: 1 });
    await expect(engine.query(sql)).rejects.toThrow(/Permission|configuration|disabled|locked/i);
    engine.close();
  });
  it('reads the files of the project', async () => {
    const root = folderWith({ 'a.csv': 'x\n1\n' });
    const engine = await openEngine({ root, threads: 1 });
    expect(await engine.query(`SELECT x FROM read_csv(${quoteText(join(root, 'a.csv'))})`)).toHaveLength(1);
    engine.close();
  });
  it('takes names and texts of any kind', async () => {
    const engine = await openEngine({ root: folderWith({}), threads: 1 });
    const evil = `"; DROP TABLE x; -- ' $$ \\`;
    expect(await engine.query(`SELECT ${quoteText(evil)} AS ${quoteName(evil)}`)).toEqual([{ [evil]: evil }]);
    engine.close();
  });
  it('is given texts in no quotes but those of sql.ts', () => {
    const src = resolve(import.meta.dirname, '../src');
    const own = globSync('**/*.ts', { cwd: src }).filter((file) => file !== join('engine', 'sql.ts'));
    expect(own).not.toEqual([]);
    const byHand = own.filter((file) => readFileSync(join(src, file), 'utf8').includes("'${"));
    expect(byHand).toEqual([]);
  });
});

describe('measuring', () => {
  it('stops when it is told to, and gives nothing', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `Checkout,2026-07-01,${i % 2}`).join('\n');
    const root = folderWith({ 'a.csv': `svc,ts,ok\n${rows}\n` });
    const stop = new AbortController();
    const portfolio = portfolioOf(`${BASE}\nsource Probes from "a.csv" { service svc  at ts  good ok }`);
    const measuring = measure(portfolio, { root, signal: stop.signal, progress: () => stop.abort() });
    await expect(measuring).rejects.toThrow(Cancelled);
  });
});
