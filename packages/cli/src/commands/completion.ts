import { RULES } from '@btaas/workspace';
import { basename } from 'node:path';
import type { Options } from 'yargs';
import { command } from '../command.js';
import { CLEAN, UsageError } from '../face/face.js';
import { hint } from '../names.js';
import { SHELLS, type Shell, shellScript } from '../shells.js';
import { COMMANDS } from './index.js';

export default command({
  positionals: {
    shell: { type: 'string', describe: `${SHELLS.join(', ')}; the one of this session ($SHELL) without it` },
  },
  options: {},
  examples: [
    ['btaas completion bash >> ~/.bashrc', 'bash'],
    ['btaas completion zsh > ~/.zfunc/_btaas', 'zsh, with ~/.zfunc in its fpath'],
    ['btaas completion fish > ~/.config/fish/completions/btaas.fish', 'fish'],
  ],
  async run({ shell = basename(process.env.SHELL ?? 'bash') }, face) {
    if (!SHELLS.includes(shell as Shell))
      throw new UsageError(`there is no script for "${shell}"; ${hint(shell, SHELLS)}`);
    const commands = await Promise.all(
      COMMANDS.map(async ({ name, describe, load }) => {
        const { options, positionals = {}, suggests = {} } = (await load()).default;
        return {
          name,
          describe,
          options: Object.entries<Options>({ ...options, help: { describe: 'Show help' } }).map(
            ([option, { describe: of = '', choices = suggests[option] ?? [] }]) => ({
              name: option,
              describe: of,
              choices: choices.map(String),
            }),
          ),
          words: [
            ...wordsOf(name),
            ...Object.values<Options>(positionals).flatMap(({ choices = [] }) => choices.map(String)),
          ],
          takesFiles:
            Object.values<Options>(positionals).some(({ choices }) => choices === undefined) &&
            wordsOf(name).length === 0,
        };
      }),
    );
    face.out.write(shellScript(shell as Shell, commands));
    return CLEAN;
  },
});

/** Words that a command takes without listing them as its choices. */
function wordsOf(command: string): readonly string[] {
  return command === 'explain' ? RULES.map(({ id }) => id) : command === 'completion' ? SHELLS : [];
}
