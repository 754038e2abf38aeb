import { type CurvePoint, numberLike, percent, printPeriod, type ScoredComponent, valuePlace } from '@btaas/portfolio';
import { rule } from '../../rule.js';
import { shown } from '../../shown.js';
import { measureName } from '../../rewards/measured.js';

export default rule({
  id: 'BT911',
  level: 'warning',
  title: 'A target below the present level',
  reportedBy: 'evidence',
  *checkAll({ figures }) {
    const currency = figures.currencies.own;
    for (const { plan, period, components } of figures.rewards.plans) {
      for (const scored of components) {
        const { evidence, curve, component } = scored;
        const target = targetOf(scored);
        if (curve === undefined || target === undefined) continue;
        // The level from which the period began; what happens in it is what is rewarded.
        const before = figures.measurements
          .series(evidence.metric, evidence.element)
          .findLast(({ period: { to } }) => to !== undefined && period.from !== undefined && to < period.from);
        const level = before && numberLike(before.value, curve.unit, currency);
        if (before === undefined || level === undefined) continue;
        const reached = curve.lower ? level.lessThan(target.x) : level.greaterThan(target.x);
        if (!reached) continue;
        const { points } = component.value;
        const point = points.find(({ value }) => value.at?.value === target.at) ?? component;
        yield {
          message: `${plan.name} pays ${shown(percent(target.y.times(percent(100).value)))} for ${measureName(component, plan)} at ${shown(target.at)}, and it was ${shown(before.value)} in ${printPeriod(before.period)} already; aim ${curve.lower ? 'below' : 'above'} the present level`,
          at: valuePlace(plan, point),
          element: plan.id,
        };
      }
    }
  },
});

/** The first point, from the worst, that pays all of the target. */
function targetOf({ curve }: ScoredComponent): CurvePoint | undefined {
  return curve?.points.find(({ y }) => y.greaterOrEqual(ONE));
}
const ONE = percent(1).value;
