import { amountOf, percent, type Percent, printQuantity, Rational, valuePlace } from '@btaas/portfolio';
import { measureName } from '../../rewards/measured.js';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT901',
  level: 'error',
  title: 'Weights that do not add to 100%',
  of: ['plan'],
  check(plan) {
    const weighted = plan.values.component.flatMap((component) => {
      const { weight } = component.value;
      return weight === undefined ? [] : [{ component, weight }];
    });
    // A component without a weight has its own finding (BT011).
    if (weighted.length === 0 || weighted.length < plan.values.component.length) return NOTHING;
    const sum = Rational.sum(weighted.map(({ weight }) => amountOf(weight.value)));
    if (sum.equals(HUNDRED)) return NOTHING;
    const listed = weighted.map(({ weight }) => printQuantity(weight.value)).join(' + ');
    return [
      {
        message: `the weights of ${plan.name} add up to ${printQuantity(percent(sum))}, not to 100% (${listed})`,
        at: valuePlace(plan, weighted.at(-1)!.weight),
        element: plan.id,
        fixes: weighted.toReversed().flatMap(({ component, weight }) => {
          const text = completion(weight.value, sum);
          if (text === undefined) return [];
          const title = `Weigh ${measureName(component, plan)} with ${text}`;
          return [{ title, edits: [{ edit: 'replace' as const, at: valuePlace(plan, weight), text }] }];
        }),
      },
    ];
  },
});

const HUNDRED = Rational.of(100);

/** What one weight must be for all to add up, if it can be. */
function completion(weight: Percent, sum: Rational): string | undefined {
  const wanted = amountOf(weight).plus(HUNDRED.minus(sum));
  return wanted.greaterThan(Rational.ZERO) ? printQuantity(percent(wanted)) : undefined;
}
