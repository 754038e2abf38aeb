import type { InferredOptionTypes, Options } from 'yargs';
import type { ExitCode, Face } from './face/face.js';

export type OptionTable = Readonly<Record<string, Options>>;

/** What one command takes and does. Its name and its line of help stand in the table of commands. */
export interface Command<O extends OptionTable = OptionTable, P extends OptionTable = OptionTable> {
  /** Arguments without a dash. */
  readonly positionals?: P;
  readonly options: O;
  /** Options that may be given more than once. */
  readonly repeated?: readonly (keyof O)[];
  /** Values that a shell offers for an option that takes others as well. */
  readonly suggests?: { readonly [K in keyof O]?: readonly string[] };
  /** What to type, and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  run(args: InferredOptionTypes<O> & InferredOptionTypes<P>, face: Face): ExitCode | Promise<ExitCode>;
}

/** A command with the types of its options. */
export function command<const O extends OptionTable, const P extends OptionTable = Record<never, Options>>(
  definition: Command<O, P>,
): Command {
  return definition as unknown as Command;
}
