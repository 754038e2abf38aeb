import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom; anything else is a mistake, and so there is no cycle. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  portfolio: [],
  language: ['portfolio'],
  rules: ['portfolio'],
  evidence: ['portfolio'],
  reports: ['portfolio'],
  interop: ['portfolio'],
  workspace: ['portfolio', 'language', 'rules', 'evidence', 'reports', 'interop'],
  server: ['portfolio', 'language', 'rules', 'workspace'],
  cli: ['workspace', 'server'],
};
const packages = resolve(import.meta.dirname, '../../packages');

test.each(Object.entries(MAY))('%s imports only what it may', (name, allowed) => {
  // A test may set up whatever it needs.
  const all = globSync('src/**/*.ts', { cwd: resolve(packages, name) });
  const files = all.filter((file) => !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const text = readFileSync(resolve(packages, name, file), 'utf8');
    const imported = [...text.matchAll(/from '@btaas\/([\w-]+)/g)].map(([, other]) => other!);
    expect([file, imported.filter((other) => other !== name && !allowed.includes(other))]).toEqual([file, []]);
    const outward = [...text.matchAll(/from '((?:\.\.\/)+)/g)].filter(
      ([, up]) => up!.split('/').length > file.split('/').length - 1,
    );
    expect([file, outward.map(([whole]) => whole)]).toEqual([file, []]);
  }
});
