import { decode, documentName, findProjects, format, inFile, isAsked, Lines, readText } from '@btaas/workspace';
import { resolve } from 'node:path';
import { command } from '../command.js';
import { CLEAN, type ExitCode, type Face, FOUND, UsageError } from '../face/face.js';
import { counted } from '../face/wrap.js';
import { writeWhole } from '../files.js';
import { paths, project, stdinFilepath } from '../options.js';

export default command({
  positionals: { paths },
  options: {
    check: { type: 'boolean', describe: 'Write nothing; name the files that are laid out otherwise, and end with 1' },
    project,
    'stdin-filepath': stdinFilepath,
  },
  examples: [
    ['btaas fmt', 'all files of the project around this folder'],
    ['btaas fmt services/a.btaas', 'one file'],
    ['btaas fmt --check', 'in a pipeline'],
    ['btaas fmt --stdin-filepath a.btaas < a.btaas', 'standard input to standard output'],
  ],
  async run(args, face) {
    const given = args.paths ?? [];
    const input = args['stdin-filepath'];
    if (input === undefined) return files(given, args.project, args.check === true, face);
    if (given.length > 0) throw new UsageError('--stdin-filepath names the one file to lay out; leave the paths out');
    const read = decode(await face.readInput());
    if ('problem' in read) throw new UsageError(`standard input: ${read.problem}`);
    return oneText(input, read.text, args.check === true, face);
  },
});

function oneText(name: string, given: string, check: boolean, face: Face): ExitCode {
  const formatted = inFile(name, () => format(given));
  if (!formatted.ok) {
    face.err.write(leftAlone(name, given, formatted.problems));
    return FOUND;
  }
  if (!check) face.out.write(formatted.text);
  else if (formatted.text !== given) face.out.write(`${name}\n`);
  return check && formatted.text !== given ? FOUND : CLEAN;
}

function files(given: readonly string[], project: string | undefined, check: boolean, face: Face): ExitCode {
  const absolute = (path: string) => resolve(face.folder, path);
  const found = findProjects(given.map(absolute), {
    from: face.folder,
    ...(project === undefined ? {} : { project: absolute(project) }),
  });
  if ('refused' in found) throw new UsageError(found.refused.join('\n').replaceAll(`${face.folder}/`, ''));
  const wanted = found.projects.flatMap((each) => each.files.filter((file) => isAsked(each, file)));
  if (wanted.length === 0) {
    throw new UsageError(
      `there is no .btaas file in ${given.length === 0 ? 'this folder or below it' : given.join(', ')}`,
    );
  }
  let changed = 0;
  let alone = 0;
  for (const path of wanted) {
    const name = documentName(face.folder, path);
    const read = readText(path);
    const formatted = 'text' in read ? inFile(name, () => format(read.text)) : undefined;
    if (!('text' in read)) face.err.write(`${name}: left as it is: ${read.problem}\n`);
    else if (formatted?.ok === false) face.err.write(leftAlone(name, read.text, formatted.problems));
    if (!('text' in read) || formatted?.ok !== true) {
      alone++;
      continue;
    }
    if (formatted.text === read.text) continue;
    changed++;
    if (!check) writeWhole(path, formatted.text);
    face.out.write(`${name}\n`);
  }
  const of = `of ${counted(wanted.length, 'file')}`;
  face.err.write(
    check
      ? `${changed} ${of} ${changed === 1 || wanted.length === 1 ? 'is' : 'are'} laid out otherwise${changed > 0 ? '; "btaas fmt" mends that' : ''}.\n`
      : `Laid out ${changed} ${of}.\n`,
  );
  return alone > 0 || (check && changed > 0) ? FOUND : CLEAN;
}

function leftAlone(name: string, given: string, problems: readonly { message: string; start: number }[]): string {
  const first = problems[0]!;
  const { line, column } = new Lines(given).at(first.start);
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return `${name}:${line}:${column}: left as it is, for it has a syntax error: ${first.message}${more}\n`;
}
