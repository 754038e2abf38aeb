import { isUnknown, labelOf, nameOf, printQuantity, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule } from '../../rule.js';
import { shown } from '../../shown.js';

export default rule({
  id: 'BT506',
  level: 'warning',
  title: 'Run share above the limit',
  limits: ['runShare'],
  sums: ['service', 'asset', 'process'],
  *checkAll({ portfolio: { settings: portfolio }, figures: { cost, limits } }) {
    if (portfolio === undefined || !cost.hasCosts) return;
    const share = cost.runShare.value;
    if (isUnknown(share)) {
      yield cannotBeJudged(portfolio, `The run share of ${labelOf(portfolio)}`, share);
      return;
    }
    if (share.value.lessOrEqual(limits.runShare.value)) return;
    const limit = portfolio.values.limits?.value.runShare;
    yield {
      message: `${shown(share)} of the spend keeps things running, more than ${printQuantity(limits.runShare)} (limit runShare), and leaves too little to change them; find run cost to save, or raise the limit`,
      at: limit === undefined ? nameOf(portfolio) : valuePlace(portfolio, limit),
      element: portfolio.id,
    };
  },
});
