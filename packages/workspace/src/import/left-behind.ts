import { importedFrom } from '@btaas/interop';
import { join } from 'node:path';
import { documentName } from '../project/paths.js';
import { readText } from '../project/read-text.js';
import { walk } from '../project/walk.js';
import { type ImportedFile, originOf, type TableSource } from './import-table.js';

/**
 * The files below a folder, by their paths from it, that an earlier import of this table by this mapping wrote, and
 * that no row goes to any more. Files of other imports and of people are none of them.
 */
export function leftBehind(
  folder: string,
  source: Pick<TableSource, 'table' | 'mapping'>,
  files: readonly ImportedFile[],
): readonly string[] {
  // Some file systems make no difference between capital and small letters: a file that was written is not left.
  const written = new Set(files.map(({ path }) => path.toLowerCase()));
  return walk(folder)
    .files.map((file) => documentName(folder, file))
    .filter((path) => {
      if (written.has(path.toLowerCase())) return false;
      const read = readText(join(folder, path));
      return 'text' in read && importedFrom(read.text) === originOf(path, source);
    });
}
