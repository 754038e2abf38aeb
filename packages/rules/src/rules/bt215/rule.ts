import { nameOf, NO_TERMS, valuePlace } from '@btaas/portfolio';
import { rule } from '../../rule.js';

export default rule({
  id: 'BT215',
  level: 'warning',
  title: 'Utility or warranty missing',
  missing: ['service', 'provider', 'archetype'],
  of: ['service'],
  *check(service, { figures: { agreements, relations } }) {
    if (relations.partOf(service) !== 'catalogue') return;
    const { utility, offering, archetype } = service.values;
    if (utility === undefined) {
      yield {
        message: `${service.name} does not say what it is fit for; add its utility in a sentence: utility "…"`,
        at: nameOf(service),
        element: service.id,
      };
    }
    const bare = offering.filter(({ value }) => value.sla === undefined);
    for (const each of bare) {
      yield {
        message: `${each.value.name.value} of ${service.name} is offered without a warranty; add an sla that says how well it works`,
        at: valuePlace(service, each.value.name),
        element: service.id,
      };
    }
    const reference = archetype?.value.archetype?.value;
    if (offering.length > 0 || reference?.found !== true) return;
    const warranty = agreements.inheritance.warranty(reference.to, archetype?.value.tier?.value);
    if (warranty !== NO_TERMS || agreements.commitments.commissionedOf(service.id).length > 0) return;
    yield {
      message: `${service.name} has no warranty: neither its archetype nor an agreement says how well it works`,
      at: nameOf(service),
      element: service.id,
    };
  },
});
