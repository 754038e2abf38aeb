import {
  documentName,
  importedFrom,
  importFromTable,
  isUntouched,
  leftBehind,
  readText,
  type TableSource,
} from '@btaas/workspace';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
    remove: { type: 'boolean', describe: 'Remove files that this import wrote, and that no row goes to any more' },
    force: {
      type: 'boolean',
      describe: 'Write over files that were written or edited by hand; with --remove, remove them',
    },
  },
  examples: [
    ['btaas import csv --map services.map.jsonc services.csv', 'a spreadsheet, saved as CSV'],
    ['btaas import json --map cloud.map.jsonc cloud.json', 'a list of objects'],
    ['btaas import csv --map services.map.jsonc services.csv --check', 'in a pipeline: is the text up to date?'],
  ],
  run({ format, table, map, to, check, remove, force }, face) {
    const folder = resolve(face.folder, to ?? dirname(map));
    const source = (path: string) => ({ file: path, text: textOf(path, face) });
    const mapping = { ...source(map), path: documentName(folder, resolve(face.folder, map)) };
    const from: TableSource = { format: format === 'json' ? 'json' : 'csv', table: source(table), mapping };
    const { files, rows, problems } = importFromTable(from);
    for (const { file, line, column, message } of problems) face.err.write(`${file}:${line}:${column}: ${message}\n`);
    if (problems.length > 0) {
      face.err.write(`Nothing was written: ${counted(problems.length, 'mistake')} to mend first.\n`);
      return FAILED;
    }
    const gone = leftBehind(folder, from, files).map((path) => ({ path, text: undefined }));
    const targets = [...files, ...gone].map(({ path, text }): Target => {
      const absolute = join(folder, path);
      const shown = documentName(face.folder, absolute);
      return { absolute, shown, before: existsSync(absolute) ? textOf(absolute, face) : undefined, after: text };
    });
    const elements = files.reduce((sum, file) => sum + file.elements, 0);
    const what = `${counted(rows, 'row')}, ${counted(elements, 'declaration')} in ${counted(files.length, 'file')}`;
    return written(targets, what, { check: check === true, remove: remove === true, force: force === true }, face);
  },
});

function textOf(path: string, { folder }: Face): string {
  const absolute = resolve(folder, path);
  if (!existsSync(absolute)) throw new UsageError(`there is no file ${path}`);
  const read = readText(absolute);
  if ('text' in read) return read.text;
  throw new UsageError(`${path}: ${read.problem}`);
}

interface Target {
  readonly absolute: string;
  /** As a message calls it. */
  readonly shown: string;
  /** What stands there now; undefined where there is no file. */
  readonly before: string | undefined;
  /** What the table says; undefined where it says nothing any more, so that the file goes. */
  readonly after: string | undefined;
}

/** All files or none: one that somebody else wrote or edited stops the whole import. */
function written(
  targets: readonly Target[],
  what: string,
  { check, remove, force }: { readonly check: boolean; readonly remove: boolean; readonly force: boolean },
  face: Face,
): ExitCode {
  const differing = targets.filter(({ before, after }) => before?.replaceAll('\r\n', '\n') !== after);
  const gone = differing.filter(({ after }) => after === undefined);
  const others = differing.filter(({ after }) => after !== undefined);
  const changed = remove ? [...others, ...gone] : others;
  const foreign = force ? [] : changed.filter(({ before }) => before !== undefined && !isUntouched(before));
  for (const { shown, before, after } of foreign) {
    const why =
      importedFrom(before!) === undefined ? 'was not written by an import' : 'was edited by hand since it was imported';
    const [and, how] = after === undefined ? [`, and ${GONE}`, 'remove it'] : ['', 'write over it'];
    face.err.write(`${shown}: ${why}${and}; move it away, or ${how} with --force\n`);
  }
  if (foreign.length > 0 && !check) {
    face.err.write('Nothing was written.\n');
    return FAILED;
  }
  if (!check) {
    writeTogether(others.map(({ absolute, after }) => ({ path: absolute, pieces: [after!] })));
    if (remove) for (const { absolute } of gone) rmSync(absolute);
  }
  for (const { shown } of changed) face.out.write(`${shown}\n`);
  const how = remove ? '' : '; import with --remove to remove it';
  for (const each of gone) if (!foreign.includes(each)) face.err.write(`${each.shown}: ${GONE}${how}\n`);
  const removed = gone.length === 0 || !remove ? '' : `, ${gone.length} ${check ? 'would be removed' : 'removed'}`;
  face.err.write(`${what}: ${others.length} ${check ? 'would change' : 'written'}${removed}.\n`);
  return check && differing.length > 0 ? FOUND : CLEAN;
}

const GONE = 'no row goes to it any more';
