import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './face/face.js';
import { writeWhole } from './files.js';

/** In each folder of outputs: which files in it were written by a build, so that no other file is ever touched. */
const MANIFEST = 'btaas-outputs.json';
/** What people and systems keep in any folder. */
const HARMLESS: ReadonlySet<string> = new Set(['.gitignore', '.gitkeep', '.DS_Store']);
const MOST_NAMED = 3;

/** A folder that may be written to. */
export interface OutFolder {
  readonly path: string;
  /** The files that earlier builds wrote, with `/`. */
  readonly ours: ReadonlySet<string>;
}

/** The folder to write to, as `shown` to the user; refused where it holds files that no build has written. */
export function outFolder(path: string, shown: string): OutFolder {
  if (!existsSync(path)) return { path, ours: new Set() };
  if (!statSync(path).isDirectory()) throw new UsageError(`${shown} is a file, so nothing can be written into it`);
  const ours = manifestIn(path);
  if (ours !== undefined) return { path, ours };
  const others = readdirSync(path).filter((name) => !HARMLESS.has(name) && !isOutFolder(join(path, name)));
  if (others.length === 0) return { path, ours: new Set() };
  const named = others.sort().slice(0, MOST_NAMED).join(', ');
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  throw new UsageError(
    `${shown} holds what btaas build did not write (${named}${more}), and it is left alone; choose another folder with --out, or empty this one`,
  );
}
/** The folder of another project of the same build. */
const isOutFolder = (path: string): boolean => existsSync(join(path, MANIFEST));

/** Refuses names that are taken by files of somebody else. */
export function refuseTaken({ path, ours }: OutFolder, names: readonly string[], shown: string): void {
  const taken = names.find((name) => !ours.has(name) && existsSync(join(path, name)));
  if (taken === undefined) return;
  throw new UsageError(
    `${shown}/${taken} was not written by btaas build, and it is left alone; move it, or choose another folder with --out`,
  );
}

/**
 * Notes what a build has written, and removes what earlier ones wrote into the same subfolders and this one did not,
 * such as the table of an element that is gone.
 */
export function noteWritten({ path, ours }: OutFolder, names: readonly string[]): void {
  const written = new Set(names);
  const folders = new Set(names.flatMap((name) => (name.includes('/') ? [name.slice(0, name.indexOf('/') + 1)] : [])));
  const stale = [...ours].filter((name) => !written.has(name) && [...folders].some((each) => name.startsWith(each)));
  for (const name of stale) rmSync(join(path, name), { force: true });
  const gone = new Set(stale);
  const files = [...new Set([...ours, ...names])].filter((name) => !gone.has(name)).sort();
  writeWhole(join(path, MANIFEST), `${JSON.stringify({ files }, null, 1)}\n`);
}

/** A manifest that somebody broke counts as none: then nothing in the folder is known to be ours. */
function manifestIn(path: string): ReadonlySet<string> | undefined {
  try {
    const { files } = JSON.parse(readFileSync(join(path, MANIFEST), 'utf8')) as { readonly files?: unknown };
    if (!Array.isArray(files)) return undefined;
    // A path out of the folder, or one that is spelt in another way, was not written by a build.
    return new Set(
      files.filter((each): each is string => typeof each === 'string' && /^(?!.*(^|\/)\.\.?(\/|$))[^/]/.test(each)),
    );
  } catch {
    return undefined;
  }
}
