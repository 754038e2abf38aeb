import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The `.btaas` files of a path, sorted. Links are not followed, so that a loop of them ends. */
export function portfolioFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const found: string[] = [];
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = join(path, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) found.push(...portfolioFiles(full));
    } else if (entry.isFile() && entry.name.endsWith('.btaas')) found.push(full);
  }
  return found;
}

/** The text of a file, or why it has none. */
export function readText(path: string): { readonly text: string } | { readonly problem: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'this file is not UTF-8; save it in that encoding' };
    const code = (error as NodeJS.ErrnoException).code;
    return { problem: `this file cannot be read (${code ?? 'unknown reason'})` };
  }
}
