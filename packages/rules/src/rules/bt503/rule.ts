import {
  amountOf,
  type CostBearer,
  isUnknown,
  labelOf,
  nameOf,
  printQuantity,
  Rational,
  valuePlace,
} from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule } from '../../rule.js';
import { shown } from '../../shown.js';

const MOST = 3;

export default rule({
  id: 'BT503',
  level: 'warning',
  title: 'Unallocated spend above the limit',
  limits: ['unallocatedSpend'],
  sums: ['service', 'asset', 'process'],
  *checkAll({ portfolio: { settings: portfolio }, figures: { cost, limits } }) {
    if (portfolio === undefined || !cost.hasCosts) return;
    const { share, total, by } = cost.unallocated;
    if (isUnknown(share.value)) {
      yield cannotBeJudged(portfolio, `The unallocated spend of ${labelOf(portfolio)}`, share.value);
      return;
    }
    if (share.value.value.lessOrEqual(limits.unallocatedSpend.value) || isUnknown(total.value)) return;
    // What does not arrive because a name stands for nothing has its own finding, and is none of this one's business.
    const misspelt = Rational.sum(
      by.filter(({ bearer }) => namesNothing(bearer)).map(({ amount }) => amountOf(amount.amount)),
    );
    const whole = amountOf(total.value.amount);
    const meant = whole.isZero() ? Rational.ONE : whole.minus(misspelt).dividedBy(whole);
    if (share.value.value.times(meant).lessOrEqual(limits.unallocatedSpend.value)) return;
    const limit = portfolio.values.limits?.value.unallocatedSpend;
    const largest = by.slice(0, MOST).map(({ bearer, amount }) => `${labelOf(bearer)} ${shown(amount)}`);
    yield {
      message: `${shown(share.value)} of the spend, ${shown(total.value)}, reaches no unit, more than ${printQuantity(limits.unallocatedSpend)} (limit unallocatedSpend); the most stays with ${largest.join(', ')}`,
      at: limit === undefined ? nameOf(portfolio) : valuePlace(portfolio, limit),
      element: portfolio.id,
      related: by.slice(0, MOST).map(({ bearer, amount }) => ({
        message: `${shown(amount)} of ${labelOf(bearer)} reaches no unit`,
        at: nameOf(bearer),
      })),
    };
  },
});

/** Whether a name by which cost would be passed on stands for nothing. */
function namesNothing(bearer: CostBearer): boolean {
  switch (bearer.kind) {
    case 'service': {
      const { allocates, consumers } = bearer.values;
      return [...allocates.map(({ value }) => value.to), ...consumers.map(({ value }) => value.consumer)].some(
        (name) => name?.value.found === false,
      );
    }
    case 'asset':
      return bearer.values.supports.some(({ value }) => !value.found);
    case 'process':
      return bearer.values.for.some(({ value }) => !value.found);
  }
}
