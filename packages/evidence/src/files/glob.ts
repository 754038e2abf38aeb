import { nearest } from '@btaas/portfolio';
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The files that a pattern names, or why none may be read. Paths are from the root, with `/`. */
export type Found = { readonly files: readonly string[] } | { readonly problem: string };

const WILD = /[*?]/;

/**
 * The files of a pattern such as `evidence/probes/*.parquet`, sorted. `*` and `?` stand for characters of one name, `**` for
 * any folders. A path that leaves the root, also by a link, is refused.
 */
export function filesOf(pattern: string, root: string): Found {
  if (isAbsolute(pattern) || pattern.split(/[/\\]/).includes('..')) {
    return { problem: `"${pattern}" leaves the project; name a file within it` };
  }
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  const found = [...walk(root, parts, [])].sort();
  const home = realpathSync(root);
  for (const file of found) {
    const inside = relative(home, realpathSync(resolve(root, file)));
    if (inside.startsWith(`..${sep}`) || inside === '..' || isAbsolute(inside)) {
      return { problem: `"${file}" is a link that leaves the project; copy the file into it` };
    }
  }
  if (found.length > 0) return { files: found };
  const there = 'files are named from the folder of the project';
  if (WILD.test(pattern)) return { problem: `no file matches "${pattern}"; ${there}` };
  if (isFolder(resolve(root, pattern)))
    return { problem: `"${pattern}" is a folder; name its files, as in "${parts.join('/')}/*.csv"` };
  const beside = entriesOf(join(root, ...parts.slice(0, -1))).map(({ name }) => name);
  const [near] = nearest(parts.at(-1) ?? '', beside, 2);
  const hint = near === undefined ? there : `did you mean "${[...parts.slice(0, -1), near].join('/')}"?`;
  return { problem: `there is no file "${pattern}"; ${hint}` };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function* walk(root: string, parts: readonly string[], at: readonly string[]): Generator<string> {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  const entries = entriesOf(join(root, ...at));
  if (part === '**') {
    yield* walk(root, rest, at);
    for (const entry of entries) if (entry.isDirectory()) yield* walk(root, parts, [...at, entry.name]);
    return;
  }
  const matches = WILD.test(part) ? matcherOf(part) : (name: string) => name === part;
  for (const entry of entries) {
    if (!matches(entry.name)) continue;
    const path = [...at, entry.name];
    if (rest.length > 0) {
      if (entry.isDirectory() || entry.isSymbolicLink()) yield* walk(root, rest, path);
    } else if (!entry.isDirectory()) yield path.join('/');
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function matcherOf(part: string): (name: string) => boolean {
  const body = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const pattern = new RegExp(`^${body}$`, 'u');
  return (name) => pattern.test(name) && (part.startsWith('.') || !name.startsWith('.'));
}
