import { isUnknown, labelOf, nameOf, printRange, type Sizing, valuePlace } from '@btaas/portfolio';
import { cannotBeJudged } from '../../cannot-be-judged.js';
import { rule, type RuleFinding } from '../../rule.js';
import { shown } from '../../shown.js';
import { capacityFix } from '../../sizing/capacity.js';

export default rule({
  id: 'BT401',
  level: 'warning',
  title: 'An under-provisioned service',
  of: ['service'],
  *check(service, { figures }) {
    const sizing = figures.sizing.of(service);
    if (sizing?.band === undefined) return;
    const utilisation = sizing.utilisation.value;
    if (isUnknown(utilisation)) yield cannotBeJudged(service, `The utilisation of ${labelOf(service)}`, utilisation);
    else if (sizing.signs.includes('aboveBand')) yield finding(sizing);
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
