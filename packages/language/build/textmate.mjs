// Writes syntaxes/btaas.tmLanguage.json from the grammar and the schema.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importSource } from '../../../scripts/sources.mjs';

const file = resolve(import.meta.dirname, '../../../syntaxes/btaas.tmLanguage.json');

export async function writeTextMate() {
  const { textMateGrammar } = await importSource('packages/language/build/textmate.ts');
  const { program } = await importSource('packages/language/src/syntax/program.generated.ts');
  const text = `${JSON.stringify(textMateGrammar(program), null, 2)}\n`;
  if (readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (process.argv[1] === import.meta.filename) await writeTextMate();
