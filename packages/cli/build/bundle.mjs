// Makes the package that is published: one bundle without any package of ours to install beside it, its schemas, and the
// licences of what is in it.  node packages/cli/build/bundle.mjs [folder]
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const here = resolve(import.meta.dirname, '..');
const root = resolve(here, '../..');
const own = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

/** What holds binaries, and is loaded only when data files are read: it is installed beside the bundle. */
const NATIVE = '@duckdb/node-api';

/** Writes the package into a folder, which is emptied first. */
export async function bundle(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: join(here, 'src/main.ts') },
    outdir: join(folder, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    // The workspace's packages are bundled from their sources: no other build has to run first.
    conditions: ['source'],
    // One of the libraries' builds for Node cannot be bundled.
    mainFields: ['module', 'main'],
    external: [NATIVE],
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    // Some libraries are CommonJS inside.
    banner: { js: "import{createRequire as $r}from'node:module';const require=$r(import.meta.url);" },
  });
  copyFileSync(join(here, 'bin/btaas.cjs'), join(folder, 'bin/btaas.cjs'));
  cpSync(join(root, 'schemas'), join(folder, 'schemas'), { recursive: true });
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(here, 'README.md'), join(folder, 'README.md'));
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licences(Object.keys(metafile.inputs)));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published(), null, 2)}\n`);
}

function published() {
  const { name, version, description, license, type, bin, engines, keywords } = own;
  const evidence = JSON.parse(readFileSync(join(root, 'packages/evidence/package.json'), 'utf8'));
  const native = evidence.optionalDependencies[NATIVE];
  return {
    ...{ name, version, description, license, keywords, type, bin, engines },
    files: ['bin', 'dist', 'schemas', 'THIRD-PARTY-LICENSES.txt'],
    optionalDependencies: { [NATIVE]: native },
  };
}

/** The licence of each package that files of the bundle come from. */
function licences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const [, inside] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
    if (inside !== undefined) folders.add(inside);
  }
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((each) => /^(licen[cs]e|copying)(\.\w+)?$/i.test(each));
    const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n${'='.repeat(40)}\n${text}\n`;
  });
  return `btaas contains the following packages.\n\n${texts.join('\n')}`;
}

if (process.argv[1] === import.meta.filename) {
  const folder = resolve(process.argv[2] ?? join(here, 'out/package'));
  if (!existsSync(join(root, 'packages/rules/src/registry.generated.ts'))) {
    console.error('Run "npm run generate" first: the rules are not listed yet.');
    process.exit(2);
  }
  await bundle(folder);
  console.log(`The package is in ${relative(process.cwd(), folder) || '.'}; "npm pack" there makes the tarball.`);
}
