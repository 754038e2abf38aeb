// Writes src/grammar/keywords.langium: every word that the grammar quotes, so that each of them can also be a name.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../src/grammar');

/** All words in quotes in the grammar's files, sorted. */
function softKeywords() {
  const found = new Set();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.langium') || file === 'keywords.langium') continue;
    const text = readFileSync(join(folder, file), 'utf8')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      .replace(/^terminal.*|^hidden.*/gm, '');
    for (const [, word] of text.matchAll(/'([A-Za-z]+)'/g)) found.add(word);
  }
  return [...found].sort();
}

export function writeKeywords() {
  const lines = [];
  let line = '   ';
  for (const word of softKeywords()) {
    const next = ` '${word}' |`;
    if (line.length + next.length > 118) {
      lines.push(line);
      line = '   ';
    }
    line += next;
  }
  lines.push(line.replace(/ \|$/, ';'));
  const text = `/** Written by build/keywords.mjs from the other files: every keyword can be a name. */\nSoftKeyword returns string:\n${lines.join('\n')}\n`;
  const file = join(folder, 'keywords.langium');
  let old = '';
  try {
    old = readFileSync(file, 'utf8');
  } catch {}
  if (old !== text) writeFileSync(file, text);
}

if (process.argv[1] === import.meta.filename) writeKeywords();
