import { type Derived, found, others } from './derived-members.js';

/** What others say of an element: the model holds each reference at one end only. */
export const RELATION_MEMBERS: readonly Derived[] = [
  others('provider', 'commissions', 'What is commissioned to it.', 'commission', ({ id }, { relations }) =>
    relations.commissionsTo(id),
  ),
  others('provider', 'services', 'The services that are commissioned to it.', 'service', ({ id }, figures) =>
    found(
      'service',
      figures.relations.commissionsTo(id).flatMap(({ values }) => values.service?.value.to ?? []),
      figures,
    ),
  ),
  others('provider', 'contracts', 'The contracts with it.', 'contract', ({ id }, { relations }) =>
    relations.contractsWith(id),
  ),
  others('contract', 'commissions', 'The commissions under it.', 'commission', ({ id, values }, { relations }) =>
    relations
      .commissionsTo(values.with?.value.to ?? '')
      .filter((commission) => commission.values.under?.value.to === id),
  ),
  others('archetype', 'services', 'The services of it.', 'service', ({ id }, { relations }) =>
    relations.servicesOfArchetype(id),
  ),
  others(
    'archetype',
    'needs',
    'The needs that it is made for, those taken over included.',
    'need',
    ({ id }, { relations }) => relations.needsMetByArchetype(id),
  ),
  others('unit', 'needs', 'The needs that it has.', 'need', ({ id }, { relations }) => relations.needsOfUnit(id)),
  others('unit', 'services', 'The services that it consumes.', 'service', ({ id }, { relations }) =>
    relations.consumedBy(id).map(({ service }) => service),
  ),
  others('unit', 'units', 'The units directly within it.', 'unit', ({ id }, figures) =>
    found('unit', figures.relations.units.childrenOf(id), figures),
  ),
  others('team', 'services', 'The services that it answers for.', 'service', ({ id }, { relations }) =>
    relations.servicesAccountableTo(id),
  ),
  others('team', 'teams', 'The teams directly within it.', 'team', ({ id }, figures) =>
    found('team', figures.relations.teams.childrenOf(id), figures),
  ),
  others('person', 'services', 'The services that it answers for.', 'service', ({ id }, { relations }) =>
    relations.servicesAccountableTo(id),
  ),
  others('capability', 'services', 'The services that serve it.', 'service', ({ id }, { relations }) =>
    relations.servicesOfCapability(id),
  ),
  others('capability', 'assets', 'The assets that serve it.', 'asset', ({ id }, { relations }) =>
    relations.assetsOfCapability(id),
  ),
  others('capability', 'needs', 'The needs that are about it.', 'need', ({ id }, { relations }) =>
    relations.needsOfCapability(id),
  ),
  others('capability', 'capabilities', 'The capabilities directly within it.', 'capability', ({ id }, figures) =>
    found('capability', figures.relations.capabilities.childrenOf(id), figures),
  ),
  others('outcome', 'processes', 'The processes that bring it about.', 'process', ({ id }, { relations }) =>
    relations.processesFor(id),
  ),
  others('outcome', 'needs', 'The needs that it serves.', 'need', ({ id }, { relations }) =>
    relations.needsOfOutcome(id),
  ),
  others('need', 'archetypes', 'The archetypes that are made for it.', 'archetype', ({ id }, { relations }) =>
    relations.archetypesMeeting(id),
  ),
  others('need', 'services', 'The services that meet it.', 'service', ({ id }, { relations }) =>
    relations.servicesMeeting(id),
  ),
];
