import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Fingerprint, fingerprintOf } from './fingerprint.js';

/** The files of a source, each content once. */
export interface Contents {
  readonly files: readonly string[];
  /** Files that have the content of another one. */
  readonly copies: readonly { readonly file: string; readonly of: string }[];
  /** Known once all files were hashed, which goes on while they are read. */
  readonly prints: Promise<ReadonlyMap<string, Fingerprint>>;
}
export const NO_CONTENTS: Contents = { files: [], copies: [], prints: Promise.resolve(new Map()) };

/** Only files of one size can have one content: those are hashed at once, all others on the way. */
export async function contentsOf(files: Iterable<string>, root: string, signal?: AbortSignal): Promise<Contents> {
  const sorted = [...new Set(files)].sort();
  const sizes = new Map<number, number>();
  const sizeOf = (file: string) => statSync(resolve(root, file)).size;
  for (const file of sorted) sizes.set(sizeOf(file), (sizes.get(sizeOf(file)) ?? 0) + 1);
  const known = new Map<string, Fingerprint>();
  const byContent = new Map<string, string>();
  const kept: string[] = [];
  const copies: { file: string; of: string }[] = [];
  for (const file of sorted) {
    if (sizes.get(sizeOf(file)) === 1) {
      kept.push(file);
      continue;
    }
    const print = await fingerprintOf(resolve(root, file), signal);
    const same = byContent.get(print.sha256);
    if (same === undefined) {
      byContent.set(print.sha256, file);
      known.set(file, print);
      kept.push(file);
    } else copies.push({ file, of: same });
  }
  const hashed = async () => {
    const prints = new Map<string, Fingerprint>();
    for (const file of kept) prints.set(file, known.get(file) ?? (await fingerprintOf(resolve(root, file), signal)));
    return prints;
  };
  const prints = hashed();
  // Whoever reads the files asks for it in the end; until then a failure is nobody's.
  prints.catch(() => undefined);
  return { files: kept, copies, prints };
}
