import { isAbsolute, relative } from 'node:path';
import yargs from 'yargs';
import type { Command } from './command.js';
import { COMMANDS, type CommandEntry } from './commands/index.js';
import { CLEAN, type ExitCode, type Face, FAILED, UsageError } from './face/face.js';
import { asUsage, checkArguments, readable } from './usage.js';
import { VERSION } from './version.js';

const EXIT_CODES =
  'Exit codes: 0 clean, 1 findings at or above --fail-level, 2 the tool could not do what it was asked to.';
const WIDEST_HELP = 110;

/** Runs the command line: data goes to standard output, all else to standard error. Never throws. */
export async function run(args: readonly string[], face: Face): Promise<ExitCode> {
  const name = args.find((arg) => !arg.startsWith('-'));
  try {
    if (name === undefined) return bare(args, face);
    if (name === 'version') return bare(['--version'], face);
    if (name === 'help') return await run([...args.filter((arg) => arg !== 'help'), '--help'], face);
    const entry = COMMANDS.find((each) => each.name === name);
    if (entry === undefined) throw await unknown(name);
    refuseNoPath(args, entry);
    return await call(entry, args, face);
  } catch (error) {
    face.err.write(failure(name, error, face));
    return FAILED;
  }
}

/** `-` and an empty text would be passed over, and everything be checked instead. */
function refuseNoPath(args: readonly string[], { name, arguments: taken = '' }: CommandEntry): void {
  const index = args.findIndex((arg, at) => arg === '-' || (arg === '' && !args[at - 1]?.startsWith('-')));
  if (index < 0 || !taken.includes('paths')) return;
  throw new UsageError(
    args[index] === '-'
      ? `standard input has no name that says where it belongs: btaas ${name === 'fmt' ? name : 'check'} --stdin-filepath services.btaas < services.btaas`
      : 'an empty path names no file; leave it out for the project around this folder',
  );
}

function bare(args: readonly string[], face: Face): ExitCode {
  const [option] = args;
  if (option === '--version' || option === '-v') {
    face.out.write(`${VERSION}\n`);
    return CLEAN;
  }
  if (option === '--help' || option === '-h') {
    face.out.write(overview(face));
    return CLEAN;
  }
  if (option !== undefined) throw new UsageError(`there is no option ${option} without a command`);
  throw new UsageError('say what to do, for example: btaas check');
}

function overview(face: Face): string {
  const parser = builder([], face).usage('btaas: service portfolios as code\n\n$0 <command> [options]');
  for (const entry of COMMANDS) parser.command(typedAs(entry), entry.describe);
  let text = '';
  parser
    .example('btaas init portfolio', 'a first portfolio')
    .example('btaas check', 'what is wrong in it')
    .example('btaas help check', 'all that a command can do')
    .epilogue(EXIT_CODES)
    .showHelp((help) => {
      text = `${help}\n`;
    });
  return text;
}

/** What a user types: `explain <rules..>`. */
const typedAs = ({ name, arguments: given = '' }: CommandEntry): string => `${name} ${given}`.trim();

async function call(entry: CommandEntry, args: readonly string[], face: Face): Promise<ExitCode> {
  const { default: command } = await entry.load();
  let code: ExitCode = CLEAN;
  let help: string | undefined;
  const parser = withCommand(builder(args, face, entry), entry, command, async (given) => {
    code = await command.run(withRest(given, entry) as never, face);
  });
  // With a callback, yargs hands the help over instead of printing it.
  await parser.parseAsync([...args], {}, (error, _argv, output) => {
    if (error) throw asUsage(error);
    if (output !== '') help = output;
  });
  if (help !== undefined) face.out.write(`${help}\n`);
  return code;
}

/** What stands behind `--` is a path or a name, though it may begin with a dash. */
function withRest(given: Record<string, unknown>, { arguments: names = '' }: CommandEntry): Record<string, unknown> {
  const rest = (given['--'] as readonly unknown[] | undefined)?.map(String) ?? [];
  const many = /[<[](\w+)\.\.[\]>]/.exec(names)?.[1];
  if (rest.length === 0) return given;
  if (many === undefined) throw new UsageError(`"${rest[0]}" behind -- is too much`);
  return { ...given, [many]: [...((given[many] as readonly unknown[] | undefined) ?? []), ...rest] };
}

function builder(args: readonly string[], face: Face, entry?: CommandEntry) {
  const typed = entry && typedAs(entry);
  return yargs([...args])
    .scriptName('btaas')
    .detectLocale(false)
    .parserConfiguration({ 'camel-case-expansion': false, 'populate--': true })
    .wrap(Math.max(40, Math.min(face.out.columns ?? 80, WIDEST_HELP)))
    .version(false)
    .help('help', 'Show help')
    .alias('help', 'h')
    .exitProcess(false)
    .fail((message, error) => {
      throw error === undefined ? new UsageError(readable(message, typed)) : asUsage(error);
    });
}

function withCommand(
  parser: ReturnType<typeof builder>,
  entry: CommandEntry,
  command: Command,
  handler: (given: Record<string, unknown>) => Promise<void>,
) {
  const { name, describe } = entry;
  return parser.command(
    typedAs(entry),
    describe,
    (inner) => {
      for (const [key, option] of Object.entries(command.positionals ?? {})) inner.positional(key, option as never);
      for (const [typed, explained] of command.examples) inner.example(typed, explained);
      return inner
        .options(command.options)
        .epilogue(EXIT_CODES)
        .middleware((argv) => checkArguments(name, argv, command), true);
    },
    handler,
  );
}

async function unknown(name: string): Promise<UsageError> {
  const { hint } = await import('./names.js');
  const names = COMMANDS.map((each) => each.name);
  return new UsageError(`there is no command "${name}"; ${hint(name, names)}`);
}

/** What went wrong, for people: a mistake of the user's in a sentence, a bug of ours with what helps to find it. */
function failure(command: string | undefined, error: unknown, { folder }: Face): string {
  const name = COMMANDS.some((each) => each.name === command) ? `btaas ${command}` : 'btaas';
  if (error instanceof UsageError) {
    const help = name === 'btaas' ? 'btaas --help' : `btaas help ${command}`;
    return `${name}: ${error.message}\nRun "${help}" for what there is.\n`;
  }
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  if (path !== undefined && code !== undefined) return `${name}: ${shown(path, folder)}: ${reasonFor(code)}\n`;
  const trace = process.env.BTAAS_DEBUG ? `${stack}\n` : 'BTAAS_DEBUG=1 shows where.\n';
  return `${name}: it failed: ${message ?? String(error)}. This is a mistake in btaas, not in the portfolio; please report it.\n${trace}`;
}
function shown(path: string, folder: string): string {
  const from = relative(folder, path);
  return from === '' || from.startsWith('..') || isAbsolute(from) ? path : from;
}
function reasonFor(code: string): string {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    ENOENT: 'there is no such file or folder',
    EEXIST: 'it is there already',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of this path is a file, not a folder',
    ENOSPC: 'the disk is full',
    EROFS: 'this file system is read-only',
  };
  return reasons[code] ?? code;
}
