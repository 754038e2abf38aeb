import { amountOf, fraction, nameOf, percent, placeOf, printQuantity, Rational } from '@btaas/portfolio';
import type { Plan } from '../../rewards/measured.js';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT904',
  level: 'error',
  title: 'A plan without a cap',
  missing: [],
  of: ['plan'],
  check(plan) {
    if (plan.values.cap !== undefined) return NOTHING;
    const most = highest(plan);
    return [
      {
        message: `${plan.name} has no cap; say what it pays at most, so that a mistake in the data cannot pay without end`,
        at: nameOf(plan),
        element: plan.id,
        ...(most !== undefined && {
          fixes: [
            {
              title: `Cap it at ${most}, which its curves reach at most`,
              edits: [{ edit: 'addProperty' as const, to: placeOf(plan), text: `cap ${most}` }],
            },
          ],
        }),
      },
    ];
  },
});

/** What all components at the best point of their curves, and all modifiers at theirs, pay together. */
function highest({ values }: Plan): string | undefined {
  let sum = Rational.ZERO;
  for (const { value } of values.component) {
    const best = bestOf(value.points);
    if (best === undefined || value.weight === undefined) return undefined;
    const capped = value.cap === undefined ? best : Rational.min(best, amountOf(value.cap.value));
    sum = sum.plus(capped.times(fraction(value.weight.value)));
  }
  for (const { value } of values.modifier) {
    const best = bestOf(value.points);
    if (best === undefined) return undefined;
    const most = value.between?.value.to;
    const capped = most?.type === 'percent' ? Rational.min(best, most.value) : best;
    sum = sum.times(capped).dividedBy(Rational.of(100));
  }
  return sum.greaterThan(Rational.ZERO) ? printQuantity(percent(sum)) : undefined;
}

function bestOf(points: Plan['values']['component'][number]['value']['points']): Rational | undefined {
  const pays = points.flatMap(({ value }) => (value.pays === undefined ? [] : [amountOf(value.pays.value)]));
  return pays.length === 0 ? undefined : pays.reduce((a, b) => Rational.max(a, b));
}
