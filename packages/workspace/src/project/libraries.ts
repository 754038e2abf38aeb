import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Config, CONFIG_FILE } from './config-schema.js';
import { readConfig } from './read-config.js';
import { readText } from './read-text.js';
import { walk } from './walk.js';

/** Files from elsewhere whose declarations are visible in a project. Their own findings are not the project's. */
export interface Library {
  /** As the configuration names it. */
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
}
export interface LibraryProblem {
  readonly index: number;
  readonly message: string;
}

/** Finds the libraries that a configuration names: folders from the project's, packages by walking upwards. */
export function findLibraries(
  root: string,
  { libraries }: Pick<Config, 'libraries'>,
): { readonly libraries: readonly Library[]; readonly problems: readonly LibraryProblem[] } {
  const found: Library[] = [];
  const problems: LibraryProblem[] = [];
  const seen = new Set<string>();
  libraries.forEach((name, index) => {
    const folder = name.startsWith('.') ? localFolder(root, name) : packageFolder(root, name);
    if ('message' in folder) {
      problems.push({ index, message: folder.message });
      return;
    }
    if (seen.has(folder.path)) {
      problems.push({ index, message: `the library "${name}" is named twice; keep one of them` });
      return;
    }
    seen.add(folder.path);
    const files = filesOf(folder.path);
    if (files.length === 0) {
      problems.push({ index, message: `the library "${name}" holds no .btaas file (looked in ${folder.path})` });
    }
    found.push({ name, folder: folder.path, files });
  });
  return { libraries: found, problems };
}

type Folder = { readonly path: string } | { readonly message: string };

function localFolder(root: string, name: string): Folder {
  const path = resolve(root, name);
  if (!existsSync(path)) return { message: `the library "${name}" is missing: there is no folder ${path}` };
  if (!statSync(path).isDirectory()) return { message: `the library "${name}" is a file; name the folder it is in` };
  const real = realpathSync(path);
  if (real === realpathSync(root)) return { message: `the library "${name}" is this project itself; remove it` };
  return { path: real };
}

function packageFolder(root: string, name: string): Folder {
  for (let folder = root; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(join(path, 'package.json'))) return { path: realpathSync(path) };
    if (dirname(folder) === folder) break;
  }
  const message = `the library "${name}" is missing: there is no such package in node_modules of ${root} or of a folder above it; install it (npm install ${name}), or write "./${name}" if a folder is meant`;
  return { message };
}

/** A library that is a project itself shares what belongs to it, and no more. */
function filesOf(folder: string): readonly string[] {
  const read = readText(join(folder, CONFIG_FILE));
  const config = 'text' in read ? readConfig(read.text).config : undefined;
  return walk(folder, config).files;
}
