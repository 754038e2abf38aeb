import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './face/face.js';

/** How much is gathered before it is written, in characters. */
const PIECE = 1 << 16;

/**
 * Writes a file as a whole or not at all: first beside its place, then by its name. Folders on the way are made, and a
 * file that is there keeps its permissions.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  writePieces(path, [content]);
}
export function writePieces(path: string, pieces: Iterable<string | Uint8Array>): void {
  writeTogether([{ path, pieces }]);
}

/** Writes several files, all of them or none: each first beside its place, and then, when all are there, by its name. */
export function writeTogether(
  files: readonly { readonly path: string; readonly pieces: Iterable<string | Uint8Array> }[],
): void {
  const ready: { readonly path: string; readonly beside: string }[] = [];
  try {
    for (const { path, pieces } of files) writeBeside(path, pieces, (beside) => ready.push({ path, beside }));
    for (const { path, beside } of ready) named(path, () => renameSync(beside, path));
  } catch (error) {
    for (const { beside } of ready) rmSync(beside, { force: true });
    throw error;
  }
}
function writeBeside(path: string, pieces: Iterable<string | Uint8Array>, begun: (beside: string) => void): void {
  named(path, () => {
    makeFolder(dirname(path));
    const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    const file = openSync(beside, 'w', modeOf(path));
    begun(beside);
    try {
      for (const bytes of gathered(pieces)) for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    } finally {
      closeSync(file);
    }
  });
}
/**
 * Makes a folder, and those on the way to it. One after the other: asked for all at once, Node never ends where a folder is
 * there and takes no other, as `/proc` does.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  // The folder of all folders is not there either: a drive, say, that does not exist.
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`${path} cannot be made: nothing can be written into ${above}`);
    if (code !== 'EEXIST') throw error;
  }
}

/** Whoever reads of an error knows the file by its name. */
function named(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw Object.assign(error as NodeJS.ErrnoException, { path });
  }
}
function* gathered(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let texts: string[] = [];
  let length = 0;
  const taken = () => {
    const bytes = Buffer.from(texts.join(''), 'utf8');
    texts = [];
    length = 0;
    return bytes;
  };
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield taken();
      yield piece;
      continue;
    }
    texts.push(piece);
    length += piece.length;
    if (length >= PIECE) yield taken();
  }
  yield taken();
}
function modeOf(path: string): number {
  try {
    return statSync(path).mode & 0o777;
  } catch {
    return 0o666;
  }
}
