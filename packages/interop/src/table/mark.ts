import { createHash } from 'node:crypto';

const MARK = /^\/\/ Written by btaas import \(([0-9a-f]{16})\) from ([^\n]*): edit those, and import again\.\n/;

/**
 * The text with a first line that says that it was written by an import, and from what; with a sum of the rest, by which
 * an edit by hand is noticed.
 */
export function marked(text: string, from: string, comment: readonly string[]): string {
  const body = `${comment.map((line) => `// ${line}`.trimEnd()).join('\n')}${comment.length > 0 ? '\n' : ''}${text}`;
  return `// Written by btaas import (${sumOf(body)}) from ${from}: edit those, and import again.\n${body}`;
}

/** Whether a file may be written over: it comes from an import, and nobody has edited it since. */
export function isUntouched(text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n');
  const found = MARK.exec(plain);
  return found !== null && found[1] === sumOf(plain.slice(found[0].length));
}

/** What an import wrote the file from; undefined for a file that none wrote. */
export function importedFrom(text: string): string | undefined {
  return MARK.exec(text.replaceAll('\r\n', '\n'))?.[2];
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
