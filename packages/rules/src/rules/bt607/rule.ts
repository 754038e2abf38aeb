import { isUnknown, labelOf, nameOf, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule } from '../../rule.js';
import { shown } from '../../shown.js';

export default rule({
  id: 'BT607',
  level: 'warning',
  title: 'A consolidation that loses money, without a rationale',
  of: ['consolidation'],
  *check(consolidation, { figures }) {
    const found = figures.consolidation.of(consolidation.id);
    const { rationale, oneOff } = consolidation.values;
    if (found === undefined || !found.isLive || rationale !== undefined) return;
    const { value } = found.npv;
    if (isUnknown(value)) {
      yield cannotBeJudged(consolidation, `Whether ${labelOf(consolidation)} pays`, value);
      return;
    }
    if (value.amount.sign() >= 0) return;
    yield {
      message: `${labelOf(consolidation)} has a net present value of ${shown(value)} within the portfolio's horizon, and no rationale: say with "rationale" why it is done all the same`,
      at: oneOff === undefined ? nameOf(consolidation) : valuePlace(consolidation, oneOff),
      element: consolidation.id,
    };
  },
});
