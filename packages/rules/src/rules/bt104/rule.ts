import {
  type ElementOf,
  type Figures,
  labelOf,
  nameOf,
  placeOf,
  type Portfolio,
  valuePlace,
  firstOf,
} from '@btaas/portfolio';
import { type Fix, NOTHING, rule } from '../../rule.js';
import { writtenName } from '../../written-name.js';

type Service = ElementOf<'service'>;

export default rule({
  id: 'BT104',
  level: 'warning',
  title: 'A retiring service that is consumed and names no successor',
  missing: [],
  of: ['service'],
  check(service, { portfolio, figures }) {
    const { relations } = figures;
    const state = relations.stateOf(service);
    if (state?.value.state?.value !== 'retiring' || service.values.successor !== undefined) return NOTHING;
    const consumers = service.values.consumers.flatMap(({ value }) => value.consumer?.value.to ?? []);
    const dependents = relations.requiredBy(service.id).filter((other) => relations.isInUse(other));
    if (consumers.length + dependents.length === 0) return NOTHING;
    const names = [...new Set([...consumers, ...dependents.map(({ id }) => id)])];
    const named = names.map((id) => writtenName(id, service));
    return [
      {
        message: `${labelOf(service)} is retiring, but ${firstOf(named, 3)} still consume it, and it names no successor`,
        at: valuePlace(service, state),
        element: service.id,
        related: dependents.slice(0, 3).map((other) => ({ message: `${other.name} requires it`, at: nameOf(other) })),
        fixes: candidates(service, portfolio, figures).map((id) => addition(service, id)),
      },
    ];
  },
});

/** Where a consolidation or a migration takes the service to. */
function candidates(service: Service, portfolio: Portfolio, { relations }: Figures): readonly string[] {
  const kept = relations.absorbedBy(service.id).flatMap(({ values }) => values.keep?.value.to ?? []);
  const targets = relations
    .migratedBy(service.id)
    .flatMap(({ values }) => values.wave.flatMap(({ value }) => value.from))
    .filter(({ value }) => value.source?.value.to === service.id)
    .flatMap(({ value }) => value.target?.value.to ?? []);
  return [...new Set([...kept, ...targets])].filter((id) => portfolio.get('service', id) !== undefined).sort();
}

function addition(service: Service, id: string): Fix {
  const name = writtenName(id, service);
  return {
    title: `Name ${name}, which takes it over, as its successor`,
    edits: [{ edit: 'addProperty', to: placeOf(service), text: `successor ${name}` }],
  };
}
