import { isUnknown, labelOf, nameOf, printRange, type Sizing, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { NOTHING, rule, type RuleFinding } from '../../rule.js';
import { shown } from '../../shown.js';
import { capacityFix } from '../../sizing/capacity.js';

export default rule({
  id: 'BT401',
  level: 'warning',
  title: 'An under-provisioned service',
  of: ['service'],
  check(service, { figures }) {
    const sizing = figures.sizing.of(service);
    if (sizing?.band === undefined) return NOTHING;
    const utilisation = sizing.utilisation.value;
    if (isUnknown(utilisation)) return [cannotBeJudged(service, `The utilisation of ${labelOf(service)}`, utilisation)];
    return sizing.signs.includes('aboveBand') ? [finding(sizing)] : NOTHING;
  },
});

function finding(sizing: Sizing): RuleFinding {
  const { service, tier, band, utilisation } = sizing;
  const { capacity } = service.values;
  const used = isUnknown(utilisation.value) ? '' : shown(utilisation.value);
  return {
    message: `${labelOf(service)} is under-provisioned: it uses ${used} of its capacity, above the ${printRange(band!)} of tier ${tier!.name}; raise its capacity`,
    at: capacity === undefined ? nameOf(service) : valuePlace(service, capacity),
    element: service.id,
    fixes: capacityFix(sizing, 'upper'),
  };
}
