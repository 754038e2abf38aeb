import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KINDS } from '@btaas/portfolio';
import { check } from '@btaas/workspace';
import { afterAll, expect, test } from 'vitest';
import { generateWorkspace } from './generate.ts';

const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'btaas-synthetic-')));
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const read = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [
      join(entry.parentPath, entry.name).slice(folder.length),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ])
    .sort();

test('a synthetic workspace is the same each time, has all kinds of declaration, and no findings', () => {
  for (const folder of folders) generateWorkspace(folder, { services: 400, perFile: 200, seed: 1 });
  expect(read(folders[0]!)).toEqual(read(folders[1]!));
  const { findings, texts } = check([folders[0]!], folders[0]!);
  expect(findings).toEqual([]);
  const all = [...texts.values()].join('\n');
  expect(KINDS.filter((kind) => !new RegExp(`^${kind} `, 'm').test(all))).toEqual([]);
});
