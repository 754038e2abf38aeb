// Bundles the extension and its language server for the Node host and for the browser: node esbuild.mjs [--minify]
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = join(here, 'dist');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: here,
  bundle: true,
  target: 'es2023',
  minify: process.argv.includes('--minify'),
  sourcemap: true,
  // The workspace's packages are bundled from their sources: no other build has to run first.
  conditions: ['source'],
  // One of the libraries' builds for Node cannot be bundled.
  mainFields: ['module', 'main'],
  // Charts are drawn without a canvas everywhere: widths of texts are estimated, so that the same chart has the same bytes.
  // The types of the protocol are imported by some and required by others: one of the two builds serves both.
  alias: {
    'vega-canvas': join(here, '../../node_modules/vega-canvas/build/vega-canvas.browser.js'),
    'vscode-languageserver-types': join(here, '../../node_modules/vscode-languageserver-types/lib/esm/main.js'),
  },
  legalComments: 'none',
  logLevel: 'warning',
};
const commonjs = { '.js': '.cjs' };

rmSync(dist, { recursive: true, force: true });
await Promise.all([
  build({
    ...shared,
    platform: 'node',
    format: 'cjs',
    // Data files are read by the command line; the editor reads what it has locked.
    external: ['vscode', '@duckdb/node-api'],
    entryPoints: { extension: 'src/node/extension.ts', server: 'src/node/server.ts' },
    outdir: dist,
    outExtension: commonjs,
  }),
  build({
    ...shared,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { extension: 'src/web/extension.ts' },
    outdir: join(dist, 'web'),
    outExtension: commonjs,
  }),
  build({
    ...shared,
    platform: 'browser',
    format: 'iife',
    external: ['@duckdb/node-api'],
    // The seal of an evidence lock is checked in a browser, too.
    alias: { ...shared.alias, 'node:crypto': join(here, 'src/web/crypto.ts') },
    entryPoints: { server: 'src/web/server.ts' },
    outdir: join(dist, 'web'),
  }),
]);
// Only those that an editor checks files against: the others are published for programs.
mkdirSync(join(dist, 'schemas'));
for (const name of ['config', 'evidence', 'import']) {
  const file = `btaas.${name}.schema.json`;
  copyFileSync(join(here, '../../schemas', file), join(dist, 'schemas', file));
}
copyFileSync(join(here, '../../syntaxes/btaas.tmLanguage.json'), join(dist, 'btaas.tmLanguage.json'));
