import { nearest, pageOf, RULES } from '@btaas/workspace';
import picocolors from 'picocolors';
import { command } from '../command.js';
import { CLEAN, type Face, type Output, UsageError } from '../face/face.js';
import { wrap } from '../face/wrap.js';
import { project } from '../options.js';
import { projectRules } from '../policies.js';

export default command({
  positionals: {
    rules: { type: 'string', array: true, demandOption: true, describe: 'Ids of rules such as BT202, or policies' },
  },
  options: { project },
  examples: [
    ['btaas explain BT202', 'the page of one rule'],
    ['btaas explain acme.DualSourcing', "a policy of the project's own"],
  ],
  run({ rules, project: named }, face) {
    const pages = rules.map((id) => pageOf(id) ?? policyPage(id, named, face));
    face.out.write(pages.map((page) => shown(page, face.out)).join('\n'));
    return CLEAN;
  },
});

/** The page of a policy: its doc comment, and how it is written. */
function policyPage(id: string, named: string | undefined, face: Face): string {
  const { policies } = /^bt\d+$/i.test(id) ? { policies: [] } : projectRules(named, face);
  const policy = policies.find((each) => each.id === id || each.id.endsWith(`.${id}`));
  if (policy !== undefined) {
    const doc = policy.doc === undefined ? '' : `${policy.doc}\n\n`;
    return `# ${policy.id} ${policy.title}\n\n${doc}A policy of this project (${policy.level}).\n\n\`\`\`btaas\n${policy.text}\n\`\`\`\n`;
  }
  const known = [...RULES, ...policies].flatMap((each) => [each.id, each.id.slice(each.id.lastIndexOf('.') + 1)]);
  const typed = /^bt/i.test(id) ? id.toUpperCase() : id;
  const similar =
    known.find((each) => each.toLowerCase() === id.toLowerCase()) ??
    nearest(typed, known, Math.max(1, Math.floor(id.length / 4)))[0];
  const hint = similar === undefined ? '"btaas rules" lists all' : `did you mean ${similar}?`;
  throw new UsageError(`there is no rule ${id}; ${hint}`);
}

/** Markdown as it stands for a program or a file; on a terminal headings are bold and lines are wrapped. */
function shown(page: string, { isTerminal, coloured, columns }: Output): string {
  if (!isTerminal) return page.endsWith('\n') ? page : `${page}\n`;
  const colors = picocolors.createColors(coloured);
  let inCode = false;
  const paragraphs = page
    .trimEnd()
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) {
        inCode = !inCode;
        return undefined;
      }
      if (inCode) return `  ${colors.dim(line)}`;
      return line.startsWith('#') ? colors.bold(wrap(line.replace(/^#+ */, ''), columns)) : wrap(line, columns);
    });
  return `${paragraphs.filter((line) => line !== undefined).join('\n')}\n`;
}
