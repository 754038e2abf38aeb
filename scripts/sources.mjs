// Runs TypeScript of this repository from its sources, for what is generated from them: no build has to come first.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** What a module exports, given by its path from the root of the repository. */
export async function importSource(path) {
  // Inside of the repository, so that packages from the registry are found.
  const folder = mkdtempSync(join(root, 'node_modules/.sources-'));
  try {
    const { outputFiles } = await build({
      entryPoints: [resolve(root, path)],
      bundle: true,
      packages: 'bundle',
      format: 'esm',
      platform: 'node',
      target: 'node22',
      // Native code stays where it is.
      external: ['@duckdb/*'],
      conditions: ['source'],
      mainFields: ['module', 'main'],
      write: false,
    });
    const file = join(folder, 'bundle.mjs');
    writeFileSync(file, outputFiles[0].contents);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
