import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder } from './support.js';

const world = inFolder();
const MAP =
  '{ "file": "{Area}.btaas", // by area\n  "declarations": [{ "kind": "unit", "name": "{Name}", "title": "{Title}" }], }\n';
const CSV = 'Name,Title,Area\nStores,All stores,retail\nOffice,,admin\n';
const run = (...options: string[]) =>
  world.btaas(['import', 'csv', '--map', 'map/units.jsonc', 'units.csv', ...options]);
const read = (path: string) => readFileSync(join(world.folder, path), 'utf8');
const body = (path: string) => read(path).split('\n').slice(1).join('\n');

describe('btaas import csv', () => {
  test('writes files beside the mapping, which read as a portfolio', async () => {
    world.write({ 'map/units.jsonc': MAP, 'units.csv': CSV });
    expect(await run()).toEqual({
      code: 0,
      out: 'map/admin.btaas\nmap/retail.btaas\n',
      err: '2 rows, 2 declarations in 2 files: 2 written.\n',
    });
    expect(body('map/retail.btaas')).toBe('unit Stores "All stores"\n');
    expect(body('map/admin.btaas')).toBe('unit Office\n');
    expect((await world.btaas(['fmt', '--check', 'map'])).code).toBe(0);
  });

  test('writes only what changes, also over what it wrote before', async () => {
    world.write({ 'map/units.jsonc': MAP, 'units.csv': CSV });
    await run();
    expect(await run()).toMatchObject({ code: 0, out: '', err: expect.stringContaining('0 written') });
    world.write({ 'units.csv': CSV.replace('All stores', 'Shops') });
    expect(await run('--check')).toMatchObject({
      code: 1,
      out: 'map/retail.btaas\n',
      err: expect.stringContaining('1 would change'),
    });
    expect(body('map/retail.btaas')).toBe('unit Stores "All stores"\n');
    expect(await run()).toMatchObject({ code: 0, out: 'map/retail.btaas\n' });
    expect(body('map/retail.btaas')).toBe('unit Stores "Shops"\n');
    expect(await run('--check')).toMatchObject({ code: 0, out: '' });
  });

  test('names a file that there is not, and says of a mapping that cannot be read nothing but that', async () => {
    world.write({ 'map/units.jsonc': '{', 'units.csv': 'Name;Title\nA;B\n' });
    expect((await run()).err).toBe(
      'map/units.jsonc:1:2: the mapping cannot be read: the closing "}" is missing\nNothing was written: 1 mistake to mend first.\n',
    );
    const { err } = await world.btaas(['import', 'csv', '--map', 'none.jsonc', 'none.csv']);
    expect(err).toContain('btaas import: there is no file none.jsonc\n');
  });

  test('leaves what others wrote, or edited, as it is, and then writes nothing at all', async () => {
    world.write({ 'map/units.jsonc': MAP, 'units.csv': CSV, 'map/retail.btaas': 'unit Mine\n' });
    expect(await run()).toEqual({
      code: 2,
      out: '',
      err: 'map/retail.btaas: was not written by an import; move it away, or write over it with --force\nNothing was written.\n',
    });
    expect(read('map/retail.btaas')).toBe('unit Mine\n');
    expect(existsSync(join(world.folder, 'map/admin.btaas'))).toBe(false);
    expect(await run('--force')).toMatchObject({ code: 0, out: 'map/admin.btaas\nmap/retail.btaas\n' });
    world.write({ 'map/retail.btaas': `${read('map/retail.btaas')}unit Mine\n`, 'units.csv': `${CSV}X,,retail\n` });
    expect(await run()).toMatchObject({
      code: 2,
      err: expect.stringContaining('map/retail.btaas: was edited by hand since'),
    });
  });

  test('names a file that no row goes to any more, on which --check fails, and removes it when it is told to', async () => {
    world.write({ 'map/units.jsonc': MAP, 'units.csv': CSV });
    await run();
    world.write({ 'units.csv': CSV.replace('Office,,admin\n', '') });
    const left = 'map/admin.btaas: no row goes to it any more; import with --remove to remove it\n';
    const summary = '1 row, 1 declaration in 1 file: 0';
    expect(await run()).toEqual({ code: 0, out: '', err: `${left}${summary} written.\n` });
    expect(await run('--check')).toEqual({ code: 1, out: '', err: `${left}${summary} would change.\n` });
    expect(await run('--check', '--remove')).toEqual({
      code: 1,
      out: 'map/admin.btaas\n',
      err: `map/admin.btaas: no row goes to it any more\n${summary} would change, 1 would be removed.\n`,
    });
    expect(existsSync(join(world.folder, 'map/admin.btaas'))).toBe(true);
    expect(await run('--remove')).toEqual({
      code: 0,
      out: 'map/admin.btaas\n',
      err: 'map/admin.btaas: no row goes to it any more\n1 row, 1 declaration in 1 file: 0 written, 1 removed.\n',
    });
    expect(existsSync(join(world.folder, 'map/admin.btaas'))).toBe(false);
    expect(await run('--check')).toMatchObject({ code: 0, out: '' });
  });

  test('removes nothing that people or other imports wrote', async () => {
    // The same names in a folder further down, and beside it another table and another mapping.
    const others = {
      'map/units.jsonc': MAP,
      'map/mine.btaas': 'unit Mine\n',
      'map/deep/units.jsonc': MAP,
      'map/deep/units.csv': 'Name,Title,Area\nDeep,,deep\n',
      'map/other.jsonc': MAP,
      'north.csv': 'Name,Title,Area\nNorth,,north\n',
      'units.csv': CSV,
    };
    world.write(others);
    await run();
    await world.btaas(['import', 'csv', '--map', 'map/deep/units.jsonc', 'map/deep/units.csv']);
    await world.btaas(['import', 'csv', '--map', 'map/units.jsonc', 'north.csv']);
    world.write({ 'units.csv': 'Name,Title,Area\nWest,,west\n' });
    await world.btaas(['import', 'csv', '--map', 'map/other.jsonc', 'units.csv']);
    world.write({ 'units.csv': CSV.replace('Office,,admin\n', '') });
    expect(await run('--remove')).toMatchObject({ code: 0, out: 'map/admin.btaas\n' });
    expect(readdirSync(join(world.folder, 'map'), { recursive: true }).map(String).sort()).toEqual(
      [
        ...['deep', 'deep/deep.btaas', 'deep/units.csv', 'deep/units.jsonc', 'mine.btaas', 'north.btaas'],
        ...['other.jsonc', 'retail.btaas', 'units.jsonc', 'west.btaas'],
      ].map((path) => join(path)),
    );
  });

  test('leaves a file that was edited, though no row goes to it any more', async () => {
    world.write({ 'map/units.jsonc': MAP, 'units.csv': CSV });
    await run();
    const edited = `${read('map/admin.btaas')}unit Mine\n`;
    world.write({ 'map/admin.btaas': edited, 'units.csv': CSV.replace('Office,,admin\n', 'Shop,,retail\n') });
    const message =
      'map/admin.btaas: was edited by hand since it was imported, and no row goes to it any more; move it away, or remove it with --force\n';
    expect(await run('--remove')).toEqual({ code: 2, out: '', err: `${message}Nothing was written.\n` });
    expect(await run('--check', '--remove')).toMatchObject({ code: 1, out: 'map/retail.btaas\nmap/admin.btaas\n' });
    expect([read('map/admin.btaas'), body('map/retail.btaas')]).toEqual([edited, 'unit Stores "All stores"\n']);
    expect(await run('--remove', '--force')).toMatchObject({ code: 0, out: 'map/retail.btaas\nmap/admin.btaas\n' });
    expect(existsSync(join(world.folder, 'map/admin.btaas'))).toBe(false);
  });

  test('writes nothing where one of the files cannot be written', async () => {
    const map = MAP.replace('{Area}.btaas', '{Area}/x.btaas');
    world.write({ 'map/units.jsonc': map, 'units.csv': CSV, 'map/retail': 'a file, not a folder' });
    expect(await run()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('map/retail') });
    expect(existsSync(join(world.folder, 'map/admin/x.btaas'))).toBe(false);
    expect(readdirSync(join(world.folder, 'map/admin'))).toEqual([]);
  });

  test('writes to another folder', async () => {
    world.write({ 'map/units.jsonc': MAP, 'units.csv': CSV });
    expect(await run('--to', 'out/here')).toMatchObject({
      code: 0,
      out: 'out/here/admin.btaas\nout/here/retail.btaas\n',
    });
  });

  test('says where a mistake is, and writes nothing', async () => {
    world.write({ 'map/units.jsonc': MAP, 'units.csv': `${CSV}no name,,retail\n` });
    expect(await run()).toEqual({
      code: 2,
      out: '',
      err: 'units.csv:4:1: "no name" is no name: letters, digits and _ only; { "identifier": … } makes one\nNothing was written: 1 mistake to mend first.\n',
    });
    expect(existsSync(join(world.folder, 'map/retail.btaas'))).toBe(false);
    world.write({ 'map/units.jsonc': MAP.replace('Area', 'Arae') });
    expect((await run()).err).toContain(
      'map/units.jsonc:1:11: there is no column or value called "Arae"; did you mean "Area"?\n',
    );
  });

  test('says what is missing', async () => {
    world.write({ 'units.csv': CSV });
    expect(await run()).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no file map/units.jsonc'),
    });
    expect(await world.btaas(['import', 'csv', 'units.csv'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('map'),
    });
  });
});
