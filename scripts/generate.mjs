// Everything that is derived: from the grammar its soft keywords, syntax tree types, TextMate grammar and parser
// program, from the folders of the rules their registry and documentation, from the schema of the language the JSON
// Schema of the portfolio.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { writeKeywords } from '../packages/language/build/keywords.mjs';
import { writeRegistry } from '../packages/rules/build/registry.mjs';

const root = resolve(import.meta.dirname, '..');
writeKeywords();
execFileSync(process.execPath, [resolve(root, 'node_modules/langium-cli/bin/langium.js'), 'generate'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const { writeProgram } = await import('../packages/language/build/program.mjs');
await writeProgram();
const { writeTextMate } = await import('../packages/language/build/textmate.mjs');
await writeTextMate();
// The configuration's schema lists the rules.
writeRegistry();
const { writePublished } = await import('./published.mjs');
await writePublished();
const { writeDocumentation } = await import('../packages/rules/build/documentation.mjs');
await writeDocumentation();
const { writeReference } = await import('../packages/language/build/documentation.mjs');
await writeReference();
