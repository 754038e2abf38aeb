import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from './imports.js';

/** Who may import whom; anything else is a mistake, and so there is no cycle of packages. */
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
  // It speaks to the server over the protocol, and imports it only where the server is started.
  vscode: ['server'],
};
/** The files of the extension that start the server, each in a process or a worker of its own. */
const STARTS_SERVER = ['src/node/server.ts', 'src/web/server.ts'];
const packages = resolve(import.meta.dirname, '../../packages');

/** The files of a package with what they import. A test may set up whatever it needs. */
function filesOf(name: string) {
  const root = resolve(packages, name);
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  return files
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => ({ file, imports: importsOf(readFileSync(resolve(root, file), 'utf8')) }));
}

test('every package has its line', () => {
  expect(globSync('*/package.json', { cwd: packages }).map(dirname).sort()).toEqual(Object.keys(MAY).sort());
});

test.each(Object.entries(MAY))('%s imports only what it may', (name, allowed) => {
  const files = filesOf(name);
  expect(files.length).toBeGreaterThan(0);
  for (const { file, imports } of files) {
    const ours = imports.flatMap(({ from }) => /^@btaas\/([\w-]+)/.exec(from)?.[1] ?? []);
    expect([file, ours.filter((other) => other !== name && !allowed.includes(other))]).toEqual([file, []]);
    // Its own version is all that a package may look up outside of its sources.
    const inside = ({ from }: { from: string }) => /^(src|package\.json$)/.test(join(dirname(file), from));
    const outward = imports.filter((each) => each.from.startsWith('.') && !inside(each));
    expect([file, outward]).toEqual([file, []]);
  }
});

test('only what starts the server of the extension imports it', () => {
  const importing = filesOf('vscode').filter(({ imports }) => imports.some(({ from }) => from.startsWith('@btaas/')));
  expect(importing.map(({ file }) => file).sort()).toEqual(STARTS_SERVER);
});

// Types are gone by then, and what is imported late may well point back.
test.each(Object.keys(MAY))('no file of %s has to be loaded before itself', (name) => {
  const needs = new Map(
    filesOf(name).map(({ file, imports }) => {
      const atOnce = imports.filter(({ from, typesOnly, late }) => from.startsWith('.') && !typesOnly && !late);
      return [file, atOnce.map(({ from }) => join(dirname(file), from).replace(/\.js(x?)$/, '.ts$1'))];
    }),
  );
  expect(cycleOf(needs)).toBeUndefined();
});

/** The files of a cycle, each importing the next one. */
function cycleOf(needs: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of needs.get(file) ?? []) {
      const cycle = follow(next, [...path, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of needs.keys()) {
    const cycle = follow(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
