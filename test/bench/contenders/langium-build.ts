import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles plain Langium for this grammar into `folder`, as a command or as a language server, and returns the script. The grammar of the project leaves the
 * resolving of names to the project's own code; here names become cross-references, so that Langium resolves them.
 */
export async function buildPlainLangium(
  root: string,
  folder: string,
  of: 'plain' | 'server' = 'plain',
): Promise<string> {
  const grammar = join(folder, 'grammar');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'packages/language/src/grammar'), grammar, { recursive: true });
  replaceOnce(
    join(grammar, 'values.langium'),
    /^Reference: target=QualifiedName;/m,
    'Reference: target=[Declaration:QualifiedName];',
  );
  replaceOnce(join(grammar, 'values.langium'), /^import '.\/terminals'/m, "import './terminals'\nimport './btaas'");
  // Waves are named inside of their migration, where Langium's own scopes do not look: those stay words.
  replaceOnce(
    join(grammar, 'change.langium'),
    /key='after' values\+=Reference \(',' values\+=Reference\)/,
    "key='after' values+=Word (',' values+=Word)",
  );
  const language = { id: 'btaas', grammar: 'grammar/btaas.langium', fileExtensions: ['.btaas'] };
  const config = {
    projectName: 'Btaas',
    languages: [language],
    out: 'generated',
    importExtension: '.js',
    mode: 'production',
  };
  writeFileSync(join(folder, 'langium-config.json'), JSON.stringify(config));
  execFileSync(process.execPath, [join(root, 'node_modules/langium-cli/bin/langium.js'), 'generate'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const outfile = join(folder, of === 'plain' ? 'langium-plain.mjs' : 'langium-server.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, `langium-${of}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: of === 'plain' ? 'esm' : 'cjs',
    logLevel: 'error',
    nodePaths: [join(root, 'node_modules')],
    plugins: [
      {
        name: 'cross-references',
        setup: ({ onResolve }) => {
          onResolve({ filter: /\/generated\/module\.js$/ }, () => ({ path: join(folder, 'generated/module.ts') }));
        },
      },
    ],
  });
  return outfile;
}

function replaceOnce(file: string, pattern: RegExp, replacement: string): void {
  const text = readFileSync(file, 'utf8');
  if (!pattern.test(text)) {
    throw new Error(`${file} no longer holds ${pattern}: bring langium-build.ts in line with the grammar.`);
  }
  writeFileSync(file, text.replace(pattern, replacement));
}
