import {
  compareVersions,
  findProjects,
  openProject,
  type OpenProject,
  RULES,
  type VersionsDifference,
} from '@btaas/workspace';
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { command } from '../command.js';
import { CLEAN, type Face, FOUND, UsageError } from '../face/face.js';
import { counted, wrap } from '../face/wrap.js';
import { checkOut } from '../git.js';
import { asOf, dayOf, textOrJson } from '../options.js';
import { changeText, valueChange } from './changes.js';

export default command({
  positionals: {
    before: { type: 'string', demandOption: true, describe: 'The version before: a folder, or a git revision' },
    after: { type: 'string', default: '.', describe: 'The version after: a folder, or a git revision' },
  },
  options: {
    'as-of': asOf,
    format: textOrJson,
  },
  examples: [
    ['btaas diff main', 'what has changed since a branch, in the project around this folder'],
    ['btaas diff v1.0 v1.1', 'two revisions'],
    ['btaas diff ../old ../new --format json', 'two folders, for a program'],
  ],
  run({ before, after, format, ...args }, face) {
    const day = dayOf(args['as-of'], face);
    const scratch: string[] = [];
    try {
      const [old, fresh] = [before, after].map((version) => open(version, day, face, scratch)) as [
        OpenProject,
        OpenProject,
      ];
      const difference = compareVersions(old, fresh);
      face.out.write(
        format === 'json'
          ? `${JSON.stringify({ version: 1, asOf: day, ...difference }, null, 2)}\n`
          : asText(difference, face),
      );
      return difference.breaking.length > 0 ? FOUND : CLEAN;
    } finally {
      for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
    }
  },
});

/** One version of a project. Documents are named from its own folder, so that two versions name them alike. */
function open(version: string, day: string, face: Face, scratch: string[]): OpenProject {
  let folder = resolve(face.folder, version);
  if (!existsSync(folder)) {
    const checkedOut = checkOut(version, face.folder);
    scratch.push(checkedOut.scratch);
    folder = checkedOut.folder;
  }
  const found = findProjects([folder], { from: folder, rules: RULES });
  if ('refused' in found) throw new UsageError(found.refused.join('\n'));
  const [only, other] = found.projects;
  if (only === undefined) throw new UsageError(`there is no .btaas file in ${version}`);
  if (other !== undefined)
    throw new UsageError(`${version} holds ${found.projects.length} projects; name the folder of one`);
  return openProject(only, { from: only.root, asOf: day });
}

function asText(difference: VersionsDifference, { out }: Face): string {
  const lines: string[] = [];
  const section = (title: string, rows: readonly string[]) => {
    if (rows.length > 0) lines.push(title, ...rows.map((row) => `  ${row}`), '');
  };
  // A commission is called after its kind already.
  const called = ({ kind, id }: { kind: string; id: string }) => (id.includes(' ') ? id : `${kind} ${id}`);
  section(
    'Breaking',
    difference.breaking.map(({ message, at }) => `${message}  [${at}]`),
  );
  section(
    'Promises',
    difference.promises.map(
      (each) => `${each.direction} ${each.name} of ${each.label}: ${valueChange(each.before, each.after)}`,
    ),
  );
  section(
    'Added',
    difference.added.map((each) => `${called(each)}  [${each.at}]`),
  );
  section(
    'Removed',
    difference.removed.map((each) => `${called(each)}  [${each.at}]`),
  );
  section(
    'Renamed',
    difference.renamed.map(({ before, after }) => `${called(before)} → ${after.id}`),
  );
  section(
    'Moved',
    difference.moved.map(({ before, after }) => `${called(before)}: ${before.at} → ${after.at}`),
  );
  section(
    'Changed',
    difference.changed.flatMap((each) => [
      `${called(each)}  [${each.at}]`,
      ...each.changes.map((change) => `  ${changeText(change)}`),
    ]),
  );
  section(
    'Figures',
    difference.figures.map(({ label, before, after, delta }) => `${label}: ${before} → ${after} (${delta})`),
  );
  section(
    'Payouts',
    difference.payouts.map(({ plan, participant, before, after }) => `${participant} by ${plan}: ${before} → ${after}`),
  );
  section('New findings', difference.newFindings);
  section('Mended', difference.mended);
  if (lines.length === 0) return 'The two versions say the same.\n';
  const breaking = counted(difference.breaking.length, 'breaking change');
  return `${[...lines, `${breaking}.`].map((line) => wrap(line, out.columns, '      ')).join('\n')}\n`;
}
