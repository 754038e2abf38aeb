import { RULES } from '@btaas/workspace';
import { command } from '../command.js';
import { CLEAN } from '../face/face.js';
import { wrap } from '../face/wrap.js';
import { project } from '../options.js';
import { projectRules } from '../policies.js';

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
    ['btaas rules', 'all rules, and the policies of the project'],
    ['btaas rules --format json', 'for programs'],
    ['btaas explain BT202', 'one of them in full'],
  ],
  run(args, face) {
    const { project: of, policies } = projectRules(args.project, face);
    const configured = of?.config.rules ?? {};
    const rules = [...RULES, ...policies].map(({ id, title, level }) => ({
      id,
      level: configured[id] ?? level,
      title,
    }));
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
