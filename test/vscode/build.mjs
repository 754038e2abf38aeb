import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

/**
 * mocha's build for browsers is UMD inside a package of ES modules. Bundled as it is, it would replace the bundle's own
 * exports; in this envelope it sees no module system and leaves its functions on the global object.
 */
const mochaForWorkers = {
  name: 'mocha-for-workers',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      contents: `(function (module, exports, define) {\n${readFileSync(path, 'utf8')}\n}).call(globalThis);`,
      loader: 'js',
    }));
  },
};

/**
 * Bundles the suites for both extension hosts.
 * @returns {Promise<void>} node.cjs and web.cjs in `folder`, each of which exports run()
 */
export async function buildSuites(folder) {
  const shared = {
    bundle: true,
    format: 'cjs',
    target: 'es2023',
    sourcemap: 'inline',
    logLevel: 'warning',
  };
  await Promise.all([
    build({
      ...shared,
      platform: 'node',
      external: ['vscode', 'mocha'],
      entryPoints: [join(here, 'suites/run.node.ts')],
      outfile: join(folder, 'node.cjs'),
    }),
    build({
      ...shared,
      platform: 'browser',
      external: ['vscode'],
      plugins: [mochaForWorkers],
      define: { global: 'globalThis' },
      entryPoints: [join(here, 'suites/run.web.ts')],
      outfile: join(folder, 'web.cjs'),
    }),
  ]);
}
