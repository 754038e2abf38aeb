import { type CostBearer, isUnknown, labelOf, nameOf, type Place, printPeriod, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { NOTHING, rule, type RuleContext, type RuleFinding } from '../../rule.js';
import { shown } from '../../shown.js';

export default rule({
  id: 'BT504',
  level: 'warning',
  title: 'Actual cost off the declared',
  reportedBy: 'evidence',
  of: ['service', 'asset', 'process'],
  check: (bearer, context) =>
    context.figures.measurements.elements.has(bearer.id) ? findings(bearer, context) : NOTHING,
});

function* findings(bearer: CostBearer, { figures }: RuleContext): Iterable<RuleFinding> {
  const variance = figures.cost.variance(bearer)?.value;
  if (variance === undefined) return;
  const { costVariance } = figures.limits;
  if (isUnknown(variance)) {
    // A cost that is measured and declared nowhere is no deviation from anything.
    if (bearer.values.cost.length > 0) yield cannotBeJudged(bearer, `The actual cost of ${labelOf(bearer)}`, variance);
    return;
  }
  if (variance.value.abs().lessOrEqual(costVariance.value)) return;
  const periods = figures.cost.byPeriod(bearer);
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const days = first === last ? printPeriod(first.period) : `${first.period.from} .. ${last.period.to}`;
  const direction = variance.value.sign() > 0 ? 'above' : 'below';
  const place: Place = bearer.values.cost[0] === undefined ? nameOf(bearer) : valuePlace(bearer, bearer.values.cost[0]);
  yield {
    message: `${labelOf(bearer)} cost ${shown({ ...variance, value: variance.value.abs() })} ${direction} what is declared, over ${days}, which is more than ${shown(costVariance)} (limit costVariance); correct the declared cost, or find out what happened`,
    at: place,
    element: bearer.id,
  };
}
