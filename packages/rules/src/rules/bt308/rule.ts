import { labelOf, nameOf, valuePlace } from '@btaas/portfolio';
import { NOTHING, rule } from '../../rule.js';

export default rule({
  id: 'BT308',
  level: 'error',
  title: 'A provider whose sourcing the archetype does not allow',
  of: ['commission'],
  check(commission, { portfolio, figures }) {
    const { service: commissioned, to } = commission.values;
    if (commissioned?.value.found !== true || to?.value.found !== true) return NOTHING;
    const service = portfolio.get('service', commissioned.value.to);
    const provider = portfolio.get('provider', to.value.to);
    const pattern = service?.values.archetype?.value.archetype?.value;
    const sourcing = provider?.values.sourcing?.value;
    if (service === undefined || provider === undefined || sourcing === undefined || pattern?.found !== true)
      return NOTHING;
    const allowed = figures.agreements.inheritance.sourcing(pattern.to);
    if (allowed === undefined || allowed.includes(sourcing)) return NOTHING;
    const archetype = portfolio.get('archetype', pattern.to);
    return [
      {
        message: `${labelOf(service)} is commissioned to ${labelOf(provider)}, which is ${sourcing}, but services of ${archetype === undefined ? pattern.to : labelOf(archetype)} may only be delivered by ${allowed.join(' or ')} providers`,
        at: valuePlace(commission, to),
        element: commission.id,
        restsOn: [pattern.to, provider.id],
        related:
          archetype === undefined ? [] : [{ message: 'the archetype says who may deliver', at: nameOf(archetype) }],
      },
    ];
  },
});
