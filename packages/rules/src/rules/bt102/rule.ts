import { labelOf, nameOf, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT102',
  level: 'error',
  title: 'A business-facing service in the catalogue without an offering',
  missing: [],
  of: ['service'],
  check(service, { figures: { relations } }) {
    const { facing, offering } = service.values;
    if (facing?.value !== 'businessFacing' || offering.length > 0 || relations.partOf(service) !== 'catalogue')
      return NOTHING;
    const state = relations.stateOf(service)!;
    return [
      {
        message: `${labelOf(service)} is ${state.value.state!.value}, but offers consumers nothing; give it an offering with a price and an sla`,
        at: nameOf(service),
        element: service.id,
        related: [{ message: 'its state is here', at: valuePlace(service, state) }],
      },
    ];
  },
});
