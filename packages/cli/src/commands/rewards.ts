import {
  documentName,
  LOCK_FILE,
  named,
  newEntries,
  readAssumption,
  readLedger,
  readText,
  rewardsCsv,
  type RewardsDocument,
  rewardsDocument,
  rewardsHtml,
  rewardsMarkdown,
  rewardsText,
  writeEntries,
} from '@btaas/workspace';
import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type CheckedProject, checkPaths } from '../checked.js';
import { command } from '../command.js';
import { CLEAN, type ExitCode, type Face, FOUND, UsageError } from '../face/face.js';
import { makeFolder } from '../files.js';
import { counted } from '../face/wrap.js';
import { hint } from '../names.js';
import { asOf, dayOf, project } from '../options.js';

const LEDGER = 'btaas.ledger.jsonl';
const FORMATS = {
  text: rewardsText,
  json: (document: RewardsDocument) => `${JSON.stringify(document, null, 2)}\n`,
  csv: rewardsCsv,
  html: rewardsHtml,
  md: rewardsMarkdown,
} as const;

export default command({
  positionals: { plan: { type: 'string', describe: 'One plan; all of them without it' } },
  options: {
    project,
    'as-of': asOf,
    participant: { type: 'string', requiresArg: true, describe: 'The statement of one person' },
    redact: { type: 'boolean', describe: 'Numbers instead of the ids of people' },
    'what-if': {
      type: 'string',
      requiresArg: true,
      describe: "Assume a value in place of the measured one: 'availability of Checkout = 99.95%'",
    },
    format: {
      choices: Object.keys(FORMATS) as (keyof typeof FORMATS)[],
      default: 'text' as const,
      requiresArg: true,
      describe: 'How statements are written',
    },
    ledger: {
      type: 'string',
      describe: `Add final payouts, and corrections of earlier ones, to an append-only ledger (${LEDGER} if none is named)`,
    },
    verify: { type: 'boolean', describe: 'Prove that the ledger is whole, and write nothing' },
  },
  repeated: ['what-if'],
  examples: [
    ['btaas rewards', 'what everybody is paid, and how it came about'],
    ['btaas rewards PayOps2026 --participant p01 --format html', "one contributor's statement"],
    ["btaas rewards --what-if 'availability of Checkout = 99.95%'", 'what would be paid'],
    ['btaas rewards --as-of 2027-01-31 --ledger', 'take final payouts down'],
    ['btaas rewards --ledger --verify', 'prove that nobody changed them'],
  ],
  run(args, face) {
    const ledger = args.ledger === undefined && args.verify !== true ? undefined : args.ledger || LEDGER;
    const day = dayOf(args['as-of'], face);
    const settings = { paths: [], project: args.project, asOf: day, failLevel: 'error' as const };
    const { projects, report } = checkPaths(settings, face);
    const [only, ...others] = projects;
    if (only === undefined || others.length > 0) {
      throw new UsageError('there are several projects here; choose one with --project');
    }
    const path = ledger === undefined ? undefined : resolve(args.ledger ? face.folder : only.project.root, ledger);
    if (args.verify === true) return verify(path!, face);
    // What is not understood, and what is wrong with plans and pools; a promise too high changes no payout.
    const wrong = report.findings.filter(({ id, severity }) => severity === 'error' && /^BT[09]/.test(id));
    const errors = wrong.length;
    const which = [...new Set(wrong.map(({ id }) => id))].sort().join(', ');
    const given = [args['what-if'] ?? []].flat();
    if (path !== undefined) {
      if (given.length > 0) throw new UsageError('a ledger takes no assumptions; leave --what-if out');
      if (errors > 0) {
        face.err.write(
          `Nothing was written: there ${errors === 1 ? 'is an error' : `are ${errors} errors`} in the portfolio that payouts rest on (${which}); "btaas check" lists all.\n`,
        );
        return FOUND;
      }
      return append(path, only, day, face);
    }
    if (errors > 0) {
      face.err.write(
        `There ${errors === 1 ? 'is an error' : `are ${errors} errors`} in the portfolio that payouts rest on (${which}), so nothing should be paid; "btaas check" lists all.\n`,
      );
    }
    face.out.write(FORMATS[args.format](documentOf(only, args, given)));
    // A pipeline that pays by what is written must not take it for sound.
    return errors > 0 ? FOUND : CLEAN;
  },
});

interface Asked {
  readonly plan?: string | undefined;
  readonly participant?: string | undefined;
  readonly redact?: boolean | undefined;
}

function documentOf({ opened }: CheckedProject, asked: Asked, given: readonly string[]): RewardsDocument {
  const { figures, portfolio, documents } = opened.engine.snapshot();
  const plan = asked.plan === undefined ? undefined : find(asked.plan, 'plan');
  const participant = asked.participant === undefined ? undefined : find(asked.participant, 'person');
  const assumed = given.map((text) => {
    const read = readAssumption(text, portfolio);
    if ('problem' in read) throw new UsageError(`--what-if: ${read.problem}`);
    return read;
  });
  const rewards =
    assumed.length === 0
      ? figures.rewards
      : figures.rewards.whatIf(new Map(assumed.map(({ key, value }) => [key, value])));
  return rewardsDocument({
    figures,
    rewards,
    lineOf: ({ document, start }) => documents.get(document)?.lines.at(start).line ?? 1,
    evidence: opened.evidence.hash,
    assumptions: assumed.map(({ text }) => text),
    ...(plan === undefined ? {} : { plan }),
    ...(participant === undefined ? {} : { participant }),
    redact: asked.redact === true,
  });

  function find(name: string, kind: 'plan' | 'person'): string {
    const found = named(name, [kind], portfolio);
    if (found !== undefined) return found;
    const names = portfolio.all(kind).map((each) => each.name);
    throw new UsageError(`there is no ${kind} "${name}"${names.length === 0 ? '' : `; ${hint(name, names)}`}`);
  }
}

function verify(path: string, face: Face): ExitCode {
  const name = documentName(face.folder, path);
  if (!existsSync(path)) throw new UsageError(`there is no ledger ${name}`);
  const reading = readAt(path);
  if ('problem' in reading) {
    face.out.write(`${name}:${reading.line}: error: ${reading.problem}\n`);
    return FOUND;
  }
  const last = reading.entries.at(-1);
  const seal = last === undefined ? '' : `; the last is ${last.hash}`;
  face.out.write(`${name} is whole: ${counted(reading.entries.length, 'entry', 'entries')}${seal}\n`);
  return CLEAN;
}

/** Lines are added behind those that are there, which are proven first and never written again. */
function append(path: string, { opened }: CheckedProject, day: string, face: Face): ExitCode {
  const name = documentName(face.folder, path);
  const { hash } = opened.evidence;
  if (hash === undefined) {
    face.err.write(`Nothing was written: there is no evidence to rest on; "btaas evidence" writes ${LOCK_FILE}.\n`);
    return FOUND;
  }
  const reading = existsSync(path) ? readAt(path) : { entries: [] };
  if ('problem' in reading) {
    face.out.write(`${name}:${reading.line}: error: ${reading.problem}\n`);
    return FOUND;
  }
  const { payouts } = opened.engine.snapshot().figures.rewards;
  const added = newEntries(reading.entries, payouts, day, hash);
  const held = payouts.filter(({ status }) => status !== 'final').length;
  const waiting = held === 0 ? '' : `; ${counted(held, 'payout')} not final`;
  if (added.length === 0) {
    face.err.write(`${name} has all of it already${waiting}.\n`);
    return CLEAN;
  }
  makeFolder(dirname(join(path)));
  const file = openSync(path, 'a');
  try {
    writeSync(file, writeEntries(added));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  face.err.write(`Added ${counted(added.length, 'entry', 'entries')} to ${name}${waiting}.\n`);
  return CLEAN;
}

function readAt(path: string) {
  const read = readText(path);
  return 'text' in read ? readLedger(read.text) : { line: 1, problem: read.problem };
}
