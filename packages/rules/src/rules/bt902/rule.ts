import { type ElementOf, nameOf, placeOf, type Portfolio, valuePlace } from '@btaas/portfolio';
import { measureName } from '../../rewards/measured.js';
import { Parties } from '../../rewards/parties.js';
import { rule } from '../../rule.js';
import { writtenName } from '../../written-name.js';

type Service = ElementOf<'service'>;

export default rule({
  id: 'BT902',
  level: 'error',
  title: 'A participant rewarded on a service that it is neither accountable nor responsible for',
  *checkAll({ portfolio }) {
    const plans = portfolio.all('plan');
    if (plans.length === 0) return;
    const parties = new Parties(portfolio);
    const others = responsibilitiesByScope(portfolio);
    for (const plan of plans) {
      for (const component of plan.values.component) {
        const { of } = component.value;
        const service = of && portfolio.get('service', of.value.to);
        if (of === undefined || service === undefined) continue;
        const answering = new Set([...answeringFor(service), ...(others.get(service.id) ?? [])]);
        for (const { value: participant } of plan.values.for) {
          if (!participant.found) continue;
          if ([...parties.around(participant.to)].some((party) => answering.has(party))) continue;
          const name = writtenName(participant.to, service);
          yield {
            message: `${writtenName(participant.to, plan)} is paid for ${measureName(component, plan)}, but is neither accountable nor responsible for ${service.name}`,
            at: valuePlace(plan, of),
            element: plan.id,
            restsOn: [service.id],
            related: [{ message: `${service.name} says who is`, at: nameOf(service) }],
            fixes: [
              {
                title: `Make ${name} responsible for ${service.name}`,
                edits: [{ edit: 'addProperty', to: placeOf(service), text: `responsible ${name}` }],
              },
            ],
          };
        }
      }
    }
  },
});

function answeringFor({ values }: Service | ElementOf<'responsibility'>): readonly string[] {
  return [...values.accountable, ...values.responsible].map(({ value }) => value.to);
}

/** Who answers for an element by a `responsibility` whose scope it is in. */
function responsibilitiesByScope(portfolio: Portfolio): ReadonlyMap<string, readonly string[]> {
  const byScope = new Map<string, string[]>();
  for (const responsibility of portfolio.all('responsibility')) {
    for (const { value } of responsibility.values.scope) {
      byScope.set(value.to, [...(byScope.get(value.to) ?? []), ...answeringFor(responsibility)]);
    }
  }
  return byScope;
}
