import { type ModelEdit, placeOf } from '@btaas/portfolio';
import type { Context } from '../../context.js';
import { type Refactoring, type Selection, selected } from './refactoring.js';

/** So many providers are offered at most. */
const MOST = 5;

/** A commission for a service that nobody has been given, with what is usual to agree on. */
export function commissionService(context: Context, selection: Selection): readonly Refactoring[] {
  const [service, other] = selected(context, selection);
  if (service?.kind !== 'service' || other !== undefined) return [];
  const { portfolio, figures } = context.snapshot();
  if (figures.relations.commissionsOf(service.id).length > 0) return [];
  const from = portfolio.settings?.values.period?.value.from ?? figures.asOf;
  const { engine, document } = context;
  const nameOf = (id: string, name: string) => {
    const [only, ambiguous] = engine.names.lookUp(name, [], document.names);
    return only?.id === id && ambiguous === undefined ? name : id;
  };
  return portfolio
    .all('provider')
    .slice(0, MOST)
    .map((provider) => {
      const agreement = provider.values.sourcing?.value === 'external' ? 'uc' : 'ola';
      const text = `commission ${service.name} to ${nameOf(provider.id, provider.name)} from ${from} {\n  ${agreement} { availability 99.9% monthly }\n  review quarterly\n}`;
      const edit: ModelEdit = { edit: 'addElement', document: document.name, after: placeOf(service), text };
      return { title: `Commission ${service.name} to ${provider.name}`, kind: 'refactor.rewrite', edits: [edit] };
    });
}
