import { compareTexts } from '@btaas/portfolio';
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { CONFIG_FILE } from './config-schema.js';
import { documentName, isWithin } from './paths.js';

/** What a folder holds. Paths are absolute and sorted. */
export interface Walked {
  readonly files: readonly string[];
  /** Folders below it that are projects of their own; nothing of theirs is in `files`. */
  readonly projects: readonly string[];
  readonly problems: readonly WalkProblem[];
  /** Links to folders, which are not followed. */
  readonly links: readonly string[];
  /** Which of the patterns of `include` fit no file, by index. */
  readonly unused: readonly number[];
}
/** Why a file or folder was passed over. */
interface WalkProblem {
  readonly path: string;
  readonly message: string;
  readonly level: 'error' | 'warning';
}
export interface WalkOptions {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/**
 * Finds the `.btaas` files below a folder. node_modules, folders that begin with a dot and links are not entered, so
 * that a loop of links ends and nothing outside the folder is read. Never throws.
 */
export function walk(root: string, { include = ['**'], exclude = [] }: WalkOptions = {}): Walked {
  const patterns = include.map((pattern) => matcher([pattern]));
  const used = new Set<number>();
  const included = (name: string) => {
    // Each pattern that fits has its use, not the first alone.
    const fitting = [...patterns.keys()].filter((i) => patterns[i]!(name));
    for (const i of fitting) used.add(i);
    return fitting.length > 0;
  };
  const excluded = exclude.length === 0 ? () => false : matcher(exclude);
  const files: string[] = [];
  const projects: string[] = [];
  const problems: WalkProblem[] = [];
  const links: string[] = [];

  function visit(folder: string): void {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      problems.push({ path: folder, level: 'error', message: `this folder cannot be read: ${reasonOf(error)}` });
      return;
    }
    if (folder !== root && entries.some(({ name }) => name === CONFIG_FILE)) {
      projects.push(folder);
      return;
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const name = documentName(root, path);
      if (entry.name === CONFIG_FILE && !isFile(path)) problems.push({ path, level: 'error', message: NO_CONFIG });
      if (entry.name === 'node_modules' || entry.name.startsWith('.') || excluded(name)) continue;
      if (entry.isDirectory()) {
        const before = files.length;
        visit(path);
        if (entry.name.endsWith('.btaas')) problems.push(folderLikeFile(path, files.length - before));
      } else if (entry.isSymbolicLink()) link(path, name);
      else if (entry.isFile() && entry.name.endsWith('.btaas') && included(name)) files.push(path);
    }
  }
  /** What a link inside the project names is found at its own place; only what leaves it needs a word. */
  function link(path: string, name: string): void {
    if (!name.endsWith('.btaas')) {
      links.push(path);
      return;
    }
    if (!included(name)) return;
    const target = targetOf(path);
    if (target === undefined) {
      problems.push({ path, level: 'error', message: 'this link points to nothing; remove or mend it' });
    } else if (!isWithin(realpathSync(root), target)) {
      const message = `this link leaves the project (to ${target}), so it is not followed; copy the file, or name its folder in "libraries" of ${CONFIG_FILE}`;
      problems.push({ path, level: 'error', message });
    }
  }

  visit(root);
  files.sort();
  const unused = [...patterns.keys()].filter((i) => !used.has(i));
  return { files, projects: projects.sort(), problems: problems.sort(byPath), links: links.sort(), unused };
}

/** A matcher of paths relative to the project. `services` means what is in that folder as well. */
function matcher(patterns: readonly string[]): (name: string) => boolean {
  const plain = patterns.map((pattern) => pattern.replace(/^\.\//, '').replace(/\/$/, ''));
  return picomatch(
    plain.flatMap((pattern) => [pattern, `${pattern}/**`]),
    { dot: true },
  );
}

function folderLikeFile(path: string, held: number): WalkProblem {
  const files = held === 0 ? 'it holds no .btaas file' : `its ${held === 1 ? 'file is' : `${held} files are`} read`;
  return { path, level: 'warning', message: `this is a folder, though its name ends in .btaas (${files}); rename it` };
}

const NO_CONFIG =
  'this is not a file, so the project is read without a configuration; remove it, or put a file in its place';
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function targetOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
/** Why something could not be read, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'permission is denied; ask its owner for the right to read it';
  if (code === 'ENOENT') return 'it is gone';
  if (code === 'ELOOP') return 'it is a link that leads in a circle';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EMFILE' || code === 'ENFILE') return 'too many files are open';
  return code ?? (error instanceof Error ? error.message : String(error));
}
const byPath = (a: WalkProblem, b: WalkProblem) => compareTexts(a.path, b.path);
