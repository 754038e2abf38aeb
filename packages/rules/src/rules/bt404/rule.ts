import { isUnknown, labelOf, nameOf, type Sizing, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule, type RuleFinding } from '../../rule.js';
import { shown } from '../../shown.js';

export default rule({
  id: 'BT404',
  level: 'warning',
  title: 'A demand outside every tier',
  of: ['service'],
  check(service, { figures }) {
    const sizing = figures.sizing.of(service);
    return sizing?.signs.includes('outsideTiers') === true ? [finding(sizing)] : NOTHING;
  },
});

function finding({ service, archetype, horizonDemand, demand }: Sizing): RuleFinding {
  const { demand: declared, growth } = service.values;
  const then = isUnknown(horizonDemand.value) ? '' : shown(horizonDemand.value);
  const now = isUnknown(demand.value) ? '' : shown(demand.value);
  const grown = then === now ? then : `${now}, ${then} at the horizon,`;
  return {
    message: `no tier of ${labelOf(archetype)} is made for the ${grown} of ${labelOf(service)}; widen a tier, add one, or take another archetype`,
    at: declared === undefined ? nameOf(service) : valuePlace(service, declared),
    element: service.id,
    related: growth === undefined ? [] : [{ message: 'its growth', at: valuePlace(service, growth) }],
  };
}
