// Everything that is derived from the grammar: soft keywords, syntax tree types, TextMate grammar, parser program.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { writeKeywords } from '../packages/language/build/keywords.mjs';

const root = resolve(import.meta.dirname, '..');
writeKeywords();
execFileSync(process.execPath, [resolve(root, 'node_modules/langium-cli/bin/langium.js'), 'generate'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const { writeProgram } = await import('../packages/language/build/program.mjs');
await writeProgram();
