// The generated parts of docs/language.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importSource } from '../../../scripts/sources.mjs';

const root = resolve(import.meta.dirname, '../../..');

/** Writes the reference, if that changes it. */
export async function writeReference() {
  const { REFERENCE_FILE, updatedReference } = await importSource('packages/language/src/reference/reference.ts');
  const file = resolve(root, REFERENCE_FILE);
  const old = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const text = updatedReference(old);
  if (text !== old) writeFileSync(file, text);
}

if (process.argv[1] === import.meta.filename) await writeReference();
