/** Shells for which a completion script is made. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

export interface CompletedCommand {
  readonly name: string;
  readonly describe: string;
  readonly options: readonly {
    readonly name: string;
    readonly describe: string;
    readonly choices: readonly string[];
  }[];
  /** Words that it takes, such as the ids of rules. */
  readonly words: readonly string[];
  readonly takesFiles: boolean;
}

/** A script that completes commands, options and their values without calling the tool. */
export function shellScript(shell: Shell, commands: readonly CompletedCommand[]): string {
  return shell === 'bash' ? bash(commands) : shell === 'zsh' ? zsh(commands) : fish(commands);
}

const optionsOf = ({ options }: CompletedCommand) => options.map(({ name }) => `--${name}`);

function bash(commands: readonly CompletedCommand[]): string {
  const cases = commands.flatMap((each) => [
    `    ${each.name})`,
    ...each.options
      .filter(({ choices }) => choices.length > 0)
      .map(
        ({ name, choices }) =>
          `      if [[ $previous == --${name} ]]; then COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$word")); return; fi`,
      ),
    `      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W ${quoted(optionsOf(each).join(' '))} -- "$word")); return; fi`,
    ...(each.words.length > 0 ? [`      COMPREPLY=($(compgen -W ${quoted(each.words.join(' '))} -- "$word"))`] : []),
    ...(each.takesFiles ? ['      COMPREPLY+=($(compgen -f -- "$word"))'] : []),
    '      ;;',
  ]);
  return `# Completion of btaas in bash.
_btaas() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W ${quoted([...commands.map(({ name }) => name), '--help', '--version'].join(' '))} -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
}
complete -o filenames -F _btaas btaas
`;
}

function zsh(commands: readonly CompletedCommand[]): string {
  const described = (name: string, text: string) => quoted(`${name}:${text.replaceAll(':', '\\:')}`);
  const cases = commands.map((each) => {
    const options = each.options.map(({ name, describe, choices }) => {
      const explained = `--${name}[${describe.replace(/[[\]]/g, '\\$&').replaceAll(':', '\\:')}]`;
      return quoted(choices.length > 0 ? `${explained}:value:(${choices.join(' ')})` : explained);
    });
    const rest =
      each.words.length > 0 ? `'*:word:(${each.words.join(' ')})'` : each.takesFiles ? "'*:file:_files'" : '';
    return `    ${each.name}) _arguments ${[...options, rest].filter((text) => text !== '').join(' ')} ;;`;
  });
  return `#compdef btaas
# Completion of btaas in zsh.
_btaas() {
  local -a commands
  commands=(${commands.map(({ name, describe }) => described(name, describe)).join(' ')})
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [[ $funcstack[1] == _btaas ]]; then _btaas "$@"; else compdef _btaas btaas; fi
`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap((each) => {
    const inside = `-n '__fish_seen_subcommand_from ${each.name}'`;
    return [
      `complete -c btaas -n __fish_use_subcommand -f -a ${each.name} -d ${quoted(each.describe)}`,
      ...each.options.map(({ name, describe, choices }) => {
        const values = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : '';
        return `complete -c btaas ${inside} -l ${name} -d ${quoted(describe)}${values}`;
      }),
      ...(each.words.length > 0 ? [`complete -c btaas ${inside} -f -a ${quoted(each.words.join(' '))}`] : []),
    ];
  });
  return `# Completion of btaas in fish.\n${lines.join('\n')}\n`;
}

/** A word of the shell: nothing in single quotes is special, but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
