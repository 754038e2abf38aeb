import { resolve } from 'node:path';
import { check } from '@btaas/workspace';
import yargs from 'yargs';
import { asJson, asText } from './format.js';

/** Exit codes: clean, findings at or above the level, the tool failed. */
const CLEAN = 0;
const FOUND = 1;
const FAILED = 2;

/** Runs the command line; findings go to standard output, trouble of the tool to standard error. */
export async function run(args: readonly string[], folder: string, coloured = false): Promise<number> {
  let code = CLEAN;
  const parser = yargs([...args])
    .scriptName('btaas')
    .command(
      ['check [paths..]'],
      'Check the portfolio in the paths (this folder without them)',
      (command) =>
        command
          .positional('paths', { type: 'string', array: true, default: ['.'], describe: 'Files or folders' })
          .option('format', {
            choices: ['text', 'json'] as const,
            default: 'text' as const,
            describe: 'How findings are printed',
          }),
      ({ paths, format }) => {
        code = checkCommand(paths, format, folder, coloured);
      },
    )
    .demandCommand(1, 'Say what to do, for example: btaas check')
    .strict()
    .recommendCommands()
    .version('0.1.0')
    .help()
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new Error(message);
    });
  try {
    await parser.parseAsync();
  } catch (error) {
    console.error(`btaas: ${error instanceof Error ? error.message : String(error)}`);
    console.error('Run "btaas --help" for what there is.');
    return FAILED;
  }
  return code;
}

function checkCommand(paths: readonly string[], format: 'text' | 'json', folder: string, coloured: boolean): number {
  try {
    const result = check(
      paths.map((path) => resolve(folder, path)),
      folder,
    );
    if (result.files.length === 0) {
      console.error(`btaas check: there is no .btaas file in ${paths.join(', ')}`);
      return FAILED;
    }
    console.log(format === 'json' ? asJson(result) : asText(result, coloured));
    return result.findings.some(({ severity }) => severity === 'error') ? FOUND : CLEAN;
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    console.error(`btaas check: ${code === 'ENOENT' ? `there is no file or folder ${path}` : message}`);
    return FAILED;
  }
}
