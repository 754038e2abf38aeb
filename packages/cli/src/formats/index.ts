import { nearest } from '@btaas/workspace';
import { UsageError } from '../face/face.js';
import type { Format } from './format.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { sarif } from './sarif.js';
import { text } from './text.js';

export const FORMATS: readonly Format[] = [text, json, sarif, junit, github, gitlab, markdown];
const NAMES = FORMATS.map(({ name }) => name);

/** A format, and the file that it goes to; to standard output without one. */
export interface Written {
  readonly format: Format;
  readonly file: string | undefined;
}

/**
 * Reads `--format` values such as `json` or `sarif=out.sarif`. One format goes to standard output: the one without a
 * file, or text.
 */
export function readFormats(values: readonly string[]): readonly Written[] {
  const read = values.flatMap((value) => value.split(',')).map(one);
  const shown = read.filter(({ file }) => file === undefined);
  if (shown.length > 1) {
    const names = shown.map(({ format }) => format.name).join(' and ');
    throw new UsageError(
      `${names} cannot both go to standard output; give one of them a file: --format ${shown[1]!.format.name}=FILE`,
    );
  }
  const files = read.map(({ file }) => file).filter((file) => file !== undefined);
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined) throw new UsageError(`two formats go to the file ${twice}; give each its own`);
  return shown.length === 1 ? read : [{ format: text, file: undefined }, ...read];
}

function one(value: string): Written {
  const equals = value.indexOf('=');
  const name = equals < 0 ? value : value.slice(0, equals);
  const file = equals < 0 ? undefined : value.slice(equals + 1);
  const format = FORMATS.find((each) => each.name === name);
  if (format === undefined) {
    const similar = nearest(name, NAMES, 3)[0];
    const hint = similar === undefined ? `there are ${NAMES.join(', ')}` : `did you mean ${similar}?`;
    throw new UsageError(`there is no format "${name}"; ${hint}`);
  }
  if (file === '') throw new UsageError(`--format ${name}= names no file`);
  return { format, file };
}
