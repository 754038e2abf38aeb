import type { Command } from '../command.js';

/** The line of a command in the help. What it takes and does is loaded only when it is called. */
export interface CommandEntry {
  readonly name: string;
  /** How its arguments without a dash are written, such as `[paths..]`. */
  readonly arguments?: string;
  readonly describe: string;
  load: () => Promise<{ readonly default: Command }>;
}

/** All commands, in the order in which a newcomer needs them. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    arguments: '[folder]',
    describe: 'Write a small working portfolio to begin with',
    load: () => import('./init.js'),
  },
  {
    name: 'check',
    arguments: '[paths..]',
    describe: 'Check portfolios: what is wrong, where, and how to mend it',
    load: () => import('./check.js'),
  },
  {
    name: 'build',
    arguments: '[paths..]',
    describe: 'Check portfolios, and write them for other programs and people',
    load: () => import('./build.js'),
  },
  {
    name: 'evidence',
    arguments: '[paths..]',
    describe: 'Measure what the data files say, and lock it',
    load: () => import('./evidence.js'),
  },
  {
    name: 'rewards',
    arguments: '[plan]',
    describe: 'State what plans pay to whom, and how each amount came about',
    load: () => import('./rewards.js'),
  },
  {
    name: 'diff',
    arguments: '<before> [after]',
    describe: 'Say what two versions of a portfolio differ in, by meaning, and what breaks',
    load: () => import('./diff.js'),
  },
  {
    name: 'compare',
    arguments: '[scenario]',
    describe: 'Say what scenarios would change, figure by figure',
    load: () => import('./compare.js'),
  },
  { name: 'fmt', arguments: '[paths..]', describe: 'Lay the text of portfolios out', load: () => import('./fmt.js') },
  {
    name: 'import',
    arguments: '<format> <table>',
    describe: 'Turn the rows of a spreadsheet into declarations, by a mapping',
    load: () => import('./import.js'),
  },
  {
    name: 'explain',
    arguments: '<rules..>',
    describe: 'Say why a rule matters, with examples, and how to mend what it finds',
    load: () => import('./explain.js'),
  },
  { name: 'rules', describe: 'List all rules, and the level of each in the project', load: () => import('./rules.js') },
  {
    name: 'info',
    arguments: '[paths..]',
    describe: 'Say which version this is, which projects it sees, and what they hold',
    load: () => import('./info.js'),
  },
  { name: 'lsp', describe: 'Serve an editor: the language server', load: () => import('./lsp.js') },
  {
    name: 'completion',
    arguments: '[shell]',
    describe: 'Write the script with which a shell completes btaas',
    load: () => import('./completion.js'),
  },
];
