import { type ElementOf, type Figures, type Kind, type Portfolio, portfolioWith, requirementsOf } from '@btaas/portfolio';

/** What a report is limited to: some elements, and all that belongs to them. */
export interface Scope {
  /** The elements that were named. */
  readonly named: readonly string[];
  has(id: string): boolean;
}

/** Elements of other kinds, such as settings and policies, are nobody's. */
const OWNED: ReadonlySet<Kind> = new Set([
  ...(['unit', 'capability', 'need', 'archetype', 'outcome', 'provider', 'contract', 'commission', 'service'] as const),
  ...(['team', 'asset', 'process', 'responsibility', 'consolidation', 'migration', 'plan'] as const),
]);

/**
 * What belongs to some elements: to a unit what it and the units within it consume, to an archetype, a capability, a
 * provider, a team or a need its services; to each service what it stands on directly and who has to do with it.
 */
export function scopeOf({ portfolio, relations }: Figures, named: readonly string[]): Scope {
  const ids = new Set<string>(named);
  const services = new Map<string, ElementOf<'service'>>();
  const add = (found: readonly { readonly id: string }[]) => {
    for (const { id } of found) ids.add(id);
  };
  const serve = (found: readonly ElementOf<'service'>[]) => {
    for (const service of found) services.set(service.id, service);
  };
  for (const id of named) {
    const kind = portfolio.find(id)?.kind;
    if (kind === 'unit') {
      for (const unit of relations.units.withDescendants(id)) {
        ids.add(unit);
        serve(relations.consumedBy(unit).map(({ service }) => service));
        for (const need of relations.needsOfUnit(unit)) {
          ids.add(need.id);
          serve(relations.servicesMeeting(need.id));
        }
      }
    } else if (kind === 'service') serve([portfolio.get('service', id)!]);
    else if (kind === 'archetype')
      serve(relations.archetypes.withDescendants(id).flatMap((each) => relations.servicesOfArchetype(each)));
    else if (kind === 'capability')
      serve(relations.capabilities.withDescendants(id).flatMap((each) => relations.servicesOfCapability(each)));
    else if (kind === 'need') serve(relations.servicesMeeting(id));
    else if (kind === 'team' || kind === 'person') {
      serve(relations.servicesAccountableTo(id));
      serve(relations.servicesResponsibleTo(id));
    } else if (kind === 'provider') {
      const commissioned = relations.commissionsTo(id).flatMap(({ values }) => values.service?.value.to ?? []);
      serve(commissioned.flatMap((service) => portfolio.get('service', service) ?? []));
      add(relations.contractsWith(id));
    }
  }
  for (const service of services.values()) {
    ids.add(service.id);
    const { values } = service;
    for (const { value } of [...values.accountable, ...values.responsible, ...values.capability]) ids.add(value.to);
    const archetype = values.archetype?.value.archetype?.value.to;
    if (archetype !== undefined) ids.add(archetype);
    for (const { to } of requirementsOf(service)) ids.add(to.to);
    for (const commission of relations.commissionsOf(service.id)) {
      ids.add(commission.id);
      if (commission.values.to !== undefined) ids.add(commission.values.to.value.to);
      if (commission.values.under !== undefined) ids.add(commission.values.under.value.to);
    }
    add(relations.needsMetByService(service));
    add(relations.assetsSupporting(service.id));
    add([...relations.absorbedBy(service.id), ...relations.keptBy(service.id)]);
    add([...relations.migratedTo(service.id), ...relations.migratedBy(service.id)]);
    add(relations.plansOn(service.id));
  }
  for (const process of portfolio.all('process')) {
    if (process.values.for.some(({ value }) => ids.has(value.to))) ids.add(process.id);
  }
  for (const task of portfolio.all('responsibility')) {
    if (task.values.scope.some(({ value }) => services.has(value.to))) ids.add(task.id);
  }
  return { named, has: (id) => ids.has(id) };
}

/** A portfolio that lists only what a report is about; everything else can still be found by its name. */
export function listedIn(portfolio: Portfolio, scope: Scope): Portfolio {
  const listed = new Map<Kind, unknown>();
  return portfolioWith(portfolio, {
    all: <K extends Kind>(kind: K) => {
      if (!OWNED.has(kind)) return portfolio.all(kind);
      if (!listed.has(kind))
        listed.set(
          kind,
          portfolio.all(kind).filter(({ id }) => scope.has(id)),
        );
      return listed.get(kind) as readonly ElementOf<K>[];
    },
  });
}
