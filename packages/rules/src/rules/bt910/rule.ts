import { labelOf, nameOf } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT910',
  level: 'warning',
  title: 'A managed service that no plan rewards',
  missing: ['service'],
  of: ['service'],
  check(service, { figures: { relations } }) {
    if (service.values.facing?.value !== 'businessFacing' || !relations.isInUse(service)) return NOTHING;
    const [commission] = relations.commissionsOf(service.id);
    if (commission === undefined || relations.plansOn(service.id).length > 0) return NOTHING;
    return [
      {
        message: `${labelOf(service)} is commissioned to a provider, but no plan rewards anybody for how it performs`,
        at: nameOf(service),
        element: service.id,
        related: [{ message: 'it is commissioned here', at: nameOf(commission) }],
      },
    ];
  },
});
