import { amountOf, isUnknown, labelOf, printQuantity, type Rate, valuePlace, withAmount } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT605',
  level: 'error',
  title: 'A survivor that is too small for the joint demand',
  of: ['consolidation'],
  *check(consolidation, { figures }) {
    const joint = figures.consolidation.jointDemandOf(consolidation.id);
    const { keep } = consolidation.values;
    if (joint === undefined || keep === undefined) return;
    const { survivor, demand, capacity, isEnough } = joint;
    if (isUnknown(isEnough)) {
      yield cannotBeJudged(consolidation, `Whether ${labelOf(survivor)} can carry the joint demand`, isEnough);
      return;
    }
    if (isEnough || isUnknown(demand.value) || isUnknown(capacity)) return;
    const declared = survivor.values.capacity;
    const needed = printQuantity(roundedUp(demand.value));
    yield {
      message: `${labelOf(survivor)} has a capacity of ${printQuantity(capacity)}, but is to carry ${needed} once ${labelOf(consolidation)} is done`,
      at: valuePlace(consolidation, keep),
      element: consolidation.id,
      related: declared === undefined ? [] : [{ message: 'its capacity', at: valuePlace(survivor, declared) }],
      fixes:
        declared === undefined
          ? []
          : [
              {
                title: `Raise the capacity of ${labelOf(survivor)} to ${needed}`,
                edits: [{ edit: 'replace', at: valuePlace(survivor, declared), text: needed }],
              },
            ],
    };
  },
});

const DECIMALS = 3;

/** Minutes in seconds may have no end; what is enough for a little more is enough. */
function roundedUp(rate: Rate): Rate {
  return { ...rate, amount: withAmount(rate.amount, amountOf(rate.amount).round(DECIMALS, 'ceiling')) };
}
