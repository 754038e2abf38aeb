// The pages of docs/rules, from the rules and from what expressions can ask for.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importSource } from '../../../scripts/sources.mjs';

const target = resolve(import.meta.dirname, '../../../docs/rules');

/** Writes what has changed, and takes away the pages of rules that are no more. */
export async function writeDocumentation() {
  const { documentation } = await importSource('packages/rules/src/documentation.ts');
  const pages = documentation();
  mkdirSync(target, { recursive: true });
  for (const { file, text } of pages) {
    const path = resolve(target, file);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
  const known = new Set(pages.map(({ file }) => file));
  for (const file of readdirSync(target)) if (!known.has(file)) rmSync(resolve(target, file));
}

if (process.argv[1] === import.meta.filename) await writeDocumentation();
