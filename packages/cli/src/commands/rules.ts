import { RULES, findProjects } from '@btaas/workspace';
import { resolve } from 'node:path';
import { command } from '../command.js';
import { CLEAN, UsageError } from '../face/face.js';
import { wrap } from '../face/wrap.js';
import { project } from '../options.js';

export default command({
  options: {
    format: {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      requiresArg: true,
      describe: 'How they are written',
    },
    project,
  },
  examples: [
    ['btaas rules', 'all rules'],
    ['btaas rules --format json', 'for programs'],
    ['btaas explain BT202', 'one of them in full'],
  ],
  async run(args, face) {
    const configured = levelsOf(args.project, face.folder);
    const rules = RULES.map(({ id, title, level }) => ({ id, level: configured[id] ?? level, title }));
    if (args.format === 'json') {
      face.out.write(`${JSON.stringify(rules, null, 2)}\n`);
      return CLEAN;
    }
    for (const { id, level, title } of rules) {
      face.out.write(`${wrap(`${id}  ${level.padEnd(11)}  ${title}`, face.out.columns, ' '.repeat(20))}\n`);
    }
    return CLEAN;
  },
});

/** The levels of the project around a folder, or of the one that is named; of no project where there are several. */
function levelsOf(named: string | undefined, folder: string): Readonly<Record<string, string>> {
  const found = findProjects([], { from: folder, ...(named === undefined ? {} : { project: resolve(folder, named) }) });
  if ('refused' in found) {
    if (named !== undefined) throw new UsageError(found.refused.join('\n'));
    return {};
  }
  return found.projects.length === 1 ? found.projects[0]!.config.rules : {};
}
