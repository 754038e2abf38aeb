import { labelOf, nameOf } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT010',
  level: 'information',
  title: 'A supporting service that nothing requires',
  missing: ['service'],
  of: ['service'],
  check(service, { figures: { relations } }) {
    const { facing, consumers } = service.values;
    if (facing?.value !== 'supporting' || consumers.length > 0) return NOTHING;
    const state = relations.stateOf(service)?.value.state?.value;
    if (state === 'retiring' || state === 'retired') return NOTHING;
    if (relations.requiredBy(service.id).length > 0) return NOTHING;
    return [
      {
        message: `${labelOf(service)} supports other services, and none requires it; name it in "requires" of those that stand on it, or retire it`,
        at: nameOf(service),
        element: service.id,
        unlessMeant: service.name,
      },
    ];
  },
});
