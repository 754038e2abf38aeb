import { importFromTable, isImported, isUntouched, type ImportedFile, readText } from '@btaas/workspace';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { command } from '../command.js';
import { CLEAN, type ExitCode, type Face, FAILED, FOUND, UsageError } from '../face/face.js';
import { counted } from '../face/wrap.js';
import { writeTogether } from '../files.js';

export default command({
  positionals: {
    format: { choices: ['csv', 'json'], demandOption: true, describe: 'What the table is' },
    table: { type: 'string', demandOption: true, describe: 'The table: rows with a header, or a list of objects' },
  },
  options: {
    map: {
      type: 'string',
      requiresArg: true,
      demandOption: true,
      describe: 'The mapping: what the columns become (JSON with comments; schemas/btaas.import.schema.json)',
    },
    to: { type: 'string', requiresArg: true, describe: 'The folder to write to; that of the mapping without it' },
    check: { type: 'boolean', describe: 'Write nothing; name the files that would change, and end with 1' },
    force: { type: 'boolean', describe: 'Write over files that were written or edited by hand' },
  },
  examples: [
    ['btaas import csv --map services.map.jsonc services.csv', 'a spreadsheet, saved as CSV'],
    ['btaas import json --map cloud.map.jsonc cloud.json', 'a list of objects'],
    ['btaas import csv --map services.map.jsonc services.csv --check', 'in a pipeline: is the text up to date?'],
  ],
  run({ format, table, map, to, check, force }, face) {
    const source = (path: string) => ({ file: path, text: textOf(path, face) });
    const mapping = source(map);
    const { files, rows, problems } = importFromTable({
      format: format === 'json' ? 'json' : 'csv',
      table: source(table),
      mapping,
    });
    for (const { file, line, column, message } of problems) face.err.write(`${file}:${line}:${column}: ${message}\n`);
    if (problems.length > 0) {
      face.err.write(`Nothing was written: ${counted(problems.length, 'mistake')} to mend first.\n`);
      return FAILED;
    }
    const folder = resolve(face.folder, to ?? dirname(map));
    return written(files, rows, folder, { check: check === true, force: force === true }, face);
  },
});

function textOf(path: string, { folder }: Face): string {
  const absolute = resolve(folder, path);
  if (!existsSync(absolute)) throw new UsageError(`there is no file ${path}`);
  const read = readText(absolute);
  if ('text' in read) return read.text;
  throw new UsageError(`${path}: ${read.problem}`);
}

interface Target extends ImportedFile {
  readonly absolute: string;
  /** As a message calls it. */
  readonly shown: string;
  /** What stands there now; undefined where there is no file. */
  readonly before: string | undefined;
}

/** All files or none: one that somebody else wrote stops the whole import. */
function written(
  files: readonly ImportedFile[],
  rows: number,
  folder: string,
  { check, force }: { readonly check: boolean; readonly force: boolean },
  face: Face,
): ExitCode {
  const targets = files.map((file): Target => {
    const absolute = join(folder, file.path);
    const shown = relative(face.folder, absolute).replaceAll('\\', '/');
    return { ...file, absolute, shown, before: existsSync(absolute) ? textOf(absolute, face) : undefined };
  });
  const changed = targets.filter(({ before, text }) => before?.replaceAll('\r\n', '\n') !== text);
  const foreign = force ? [] : changed.filter(({ before }) => before !== undefined && !isUntouched(before));
  for (const { shown, before } of foreign) {
    const why = isImported(before!) ? 'was edited by hand since it was imported' : 'was not written by an import';
    face.err.write(`${shown}: ${why}; move it away, or write over it with --force\n`);
  }
  if (foreign.length > 0 && !check) {
    face.err.write('Nothing was written.\n');
    return FAILED;
  }
  if (!check) writeTogether(changed.map(({ absolute, text }) => ({ path: absolute, pieces: [text] })));
  for (const { shown } of changed) face.out.write(`${shown}\n`);
  const elements = files.reduce((sum, file) => sum + file.elements, 0);
  const what = `${counted(rows, 'row')}, ${counted(elements, 'declaration')} in ${counted(files.length, 'file')}`;
  face.err.write(`${what}: ${changed.length} ${check ? 'would change' : 'written'}.\n`);
  return check && changed.length > 0 ? FOUND : CLEAN;
}
