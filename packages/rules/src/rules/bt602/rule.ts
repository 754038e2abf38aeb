import { labelById, labelOf, nameOf, type ParallelProcesses, firstOf } from '@btaas/portfolio';
import { declareConsolidation } from '../../overlap/consolidation-block.js';
import { rule, type RuleContext, type RuleFinding } from '../../rule.js';

const MOST_NAMED = 3;
const MOST_RELATED = 10;

export default rule({
  id: 'BT602',
  level: 'warning',
  title: 'Processes that bring about one outcome side by side',
  *checkAll(context) {
    for (const parallel of context.figures.overlap.parallel) yield finding(parallel, context);
  },
});

function finding({ outcome, processes, sharedUnits }: ParallelProcesses, context: RuleContext): RuleFinding {
  const { portfolio, figures } = context;
  const [first, ...others] = processes;
  const named = firstOf(processes.map(labelOf), MOST_NAMED);
  const units = sharedUnits.slice(0, MOST_NAMED).map((unit) => labelById(portfolio, unit));
  const whom = units.length === 0 ? '' : ` for ${units.join(', ')}`;
  return {
    message: `${named} bring about ${labelById(portfolio, outcome)} side by side${whom}: put them together, or give each an outcome of its own`,
    at: nameOf(first!),
    element: first!.id,
    related: others
      .slice(0, MOST_RELATED)
      .map((process) => ({ message: `${labelOf(process)} has the same outcome`, at: nameOf(process) })),
    fixes: [declareConsolidation(figures.overlap.proposalFor(processes), portfolio)],
  };
}
