import type { Options } from 'yargs';
import type { Command, OptionTable } from './command.js';
import { UsageError } from './face/face.js';

/** Refuses options that there are not, values that are none of their choices, and what is given too often. */
export async function checkArguments(
  name: string,
  argv: Readonly<Record<string, unknown>>,
  { options, positionals = {}, repeated = [] }: Command,
): Promise<void> {
  const names = Object.keys(options);
  const known = new Set([...names, ...Object.keys(positionals), 'help', 'h', '_', '$0', '--']);
  for (const key of Object.keys(argv)) {
    if (!known.has(key)) {
      const { hint } = await import('./names.js');
      const dashes = key.length === 1 ? '-' : '--';
      throw new UsageError(
        names.length === 0
          ? `there is no option ${dashes}${key}`
          : `there is no option ${dashes}${key}; ${hint(key, names).replace(/(^did you mean |there (?:is|are) |, )/g, '$1--')}`,
      );
    }
  }
  const [, ...extra] = argv._ as readonly (string | number)[];
  if (extra.length > 0) {
    const most = Object.keys(positionals).length;
    const some = ['no arguments', 'one argument', 'two arguments'][most] ?? `${most} arguments`;
    throw new UsageError(`${name} takes ${some}, and ${extra.map((word) => `"${word}"`).join(', ')} is too much`);
  }
  for (const [key, option] of Object.entries(options as OptionTable))
    await checkValue(key, argv[key], option, repeated);
}

async function checkValue(
  key: string,
  value: unknown,
  { choices, requiresArg }: Options,
  repeated: readonly string[],
): Promise<void> {
  if (Array.isArray(value) && !repeated.includes(key)) {
    throw new UsageError(`--${key} is given ${value.length} times; give it once`);
  }
  if (requiresArg === true && value === '') throw new UsageError(`--${key} needs a value`);
  if (choices === undefined || value === undefined) return;
  const words = choices.map(String);
  if (words.includes(String(value))) return;
  const { hint } = await import('./names.js');
  throw new UsageError(`--${key} cannot be "${String(value)}"; ${hint(String(value), words)}`);
}

/** A complaint of yargs's about what was typed is the user's mistake; any other error stays what it is. */
export function asUsage(error: Error): Error {
  const isComplaint = error.name === 'YError' || error.message.startsWith('Not enough arguments following');
  return isComplaint ? new UsageError(readable(error.message)) : error;
}
/** What yargs complains of, in our words; `typed` is the command with its arguments, as its help shows it. */
export function readable(message: string, typed = ''): string {
  const missing = /^Not enough arguments following: (\S+)/.exec(message)?.[1];
  if (missing !== undefined) return `--${missing} needs a value`;
  const options = /^Missing required arguments?: (.+)/.exec(message)?.[1]?.split(', ');
  if (options !== undefined) return `${options.map((name) => `--${name}`).join(' and ')} is missing`;
  const given = /^Not enough non-option arguments: got (\d+)/.exec(message)?.[1];
  const argument = given && [...typed.matchAll(/<\w+(?:\.\.)?>/g)][Number(given)];
  return argument ? `${argument[0]} is missing: btaas ${typed}` : message;
}
