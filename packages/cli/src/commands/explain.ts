import { RULES, nearest, pageOf } from '@btaas/workspace';
import picocolors from 'picocolors';
import { command } from '../command.js';
import { CLEAN, type Output, UsageError } from '../face/face.js';
import { wrap } from '../face/wrap.js';

export default command({
  positionals: { rules: { type: 'string', array: true, demandOption: true, describe: 'Ids of rules, such as BT202' } },
  options: {},
  examples: [['btaas explain BT202', 'the page of one rule']],
  async run({ rules }, face) {
    const pages = rules.map((id) => {
      const page = pageOf(id);
      if (page !== undefined) return page;
      const similar = nearest(
        id.toUpperCase(),
        RULES.map((rule) => rule.id),
        1,
      )[0];
      const hint = similar === undefined ? '"btaas rules" lists all' : `did you mean ${similar}?`;
      throw new UsageError(`there is no rule ${id}; ${hint}`);
    });
    face.out.write(pages.map((page) => shown(page, face.out)).join('\n'));
    return CLEAN;
  },
});

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
