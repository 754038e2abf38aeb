import type { ElementChange, ElementOf, Portfolio } from '../model/index.js';
import type { Kind, Reference, Sourced } from '../schema/types.js';
import { type Hierarchy, hierarchyOf } from './hierarchy.js';
import { later } from './lookup.js';
import { NeedsMet } from './needs-met.js';
import { RelationIndexes } from './relation-indexes.js';
import { requiredServices } from './requirements.js';
import { type LifecyclePart, partOfState, stateAt, type StateSpan } from './lifecycle.js';

/** Who consumes a service, or what a unit or service consumes. */
export interface Consumption {
  readonly service: ElementOf<'service'>;
  readonly entry: ElementOf<'service'>['values']['consumers'][number];
}

export interface Retirement {
  readonly scenario: ElementOf<'scenario'>;
  readonly on: string | undefined;
}

/**
 * Who has to do with whom, read backwards: the model says what a service requires, this says what requires it. Each
 * index is built when it is first asked for; lists are sorted by qualified name and have each element once.
 */
export interface Relations {
  readonly units: Hierarchy;
  readonly teams: Hierarchy;
  readonly capabilities: Hierarchy;
  readonly archetypes: Hierarchy;

  /** The lifecycle's entry that holds on a day; the day as of which figures are stated, without one. */
  stateOf(service: ElementOf<'service'>, day?: string): StateSpan | undefined;
  partOf(service: ElementOf<'service'>, day?: string): LifecyclePart | undefined;
  isOperational(service: ElementOf<'service'>, day?: string): boolean;
  /** Whether consumers are served: it is operational or retiring. */
  isInUse(service: ElementOf<'service'>, day?: string): boolean;

  /** The services that require one directly. */
  requiredBy(service: string): readonly ElementOf<'service'>[];
  commissionsOf(service: string): readonly ElementOf<'commission'>[];
  commissionsTo(provider: string): readonly ElementOf<'commission'>[];
  contractsWith(provider: string): readonly ElementOf<'contract'>[];
  servicesOfArchetype(archetype: string): readonly ElementOf<'service'>[];
  servicesOfCapability(capability: string): readonly ElementOf<'service'>[];
  assetsOfCapability(capability: string): readonly ElementOf<'asset'>[];
  assetsSupporting(service: string): readonly ElementOf<'asset'>[];
  processesFor(outcome: string): readonly ElementOf<'process'>[];
  /** By whoever answers for it: a team, a person or a unit. */
  servicesAccountableTo(party: string): readonly ElementOf<'service'>[];
  servicesResponsibleTo(party: string): readonly ElementOf<'service'>[];
  /** What a unit or a service consumes. */
  consumedBy(consumer: string): readonly Consumption[];

  needsOfUnit(unit: string): readonly ElementOf<'need'>[];
  needsOfCapability(capability: string): readonly ElementOf<'need'>[];
  needsOfOutcome(outcome: string): readonly ElementOf<'need'>[];
  /** The needs that an archetype is made for, its own and those taken over by `extends`. */
  needsMetByArchetype(archetype: string): readonly ElementOf<'need'>[];
  /** The needs that a service meets: those that it names; where it names none, those of its archetype. */
  needsMetByService(service: ElementOf<'service'>): readonly ElementOf<'need'>[];
  archetypesMeeting(need: string): readonly ElementOf<'archetype'>[];
  servicesMeeting(need: string): readonly ElementOf<'service'>[];

  /** The consolidations that absorb an element. */
  absorbedBy(element: string): readonly ElementOf<'consolidation'>[];
  /** The consolidations that keep an element. */
  keptBy(element: string): readonly ElementOf<'consolidation'>[];
  /** The migrations that move away from an element. */
  migratedBy(element: string): readonly ElementOf<'migration'>[];
  /** The migrations that move something to a service. */
  migratedTo(service: string): readonly ElementOf<'migration'>[];
  retiredBy(element: string): readonly Retirement[];
  /** The plans whose components or modifiers measure an element. */
  plansOn(element: string): readonly ElementOf<'plan'>[];
}

type Service = ElementOf<'service'>;

/** The relations of a portfolio, which can be brought up to date. */
export interface LiveRelations extends Relations {
  /** Takes out what is about to change, while its references still stand for what they stood for. */
  forget(removed: ElementChange['removed']): void;
  /** Takes in what has come; the portfolio has it already. */
  learn(added: ElementChange['added']): void;
}

/** The relations of a portfolio; `asOf` is the day on which states are looked up where none is given. */
export function relationsOf(portfolio: Portfolio, asOf: string): LiveRelations {
  const trees = {
    archetype: refreshed(() => hierarchyOf(portfolio, 'archetype')),
    unit: refreshed(() => hierarchyOf(portfolio, 'unit')),
    team: refreshed(() => hierarchyOf(portfolio, 'team')),
    capability: refreshed(() => hierarchyOf(portfolio, 'capability')),
  };
  const needsMet = refreshed(() => new NeedsMet(portfolio, trees.archetype()));
  const indexes = new RelationIndexes(portfolio);
  const consumedBy = indexes.items<'service', Consumption>(
    'service',
    (service, put) => {
      for (const entry of service.values.consumers)
        for (const key of found(entry.value.consumer)) put(key, { service, entry });
    },
    ({ service }) => service,
  );
  const retiredBy = indexes.items<'scenario', Retirement>(
    'scenario',
    (scenario, put) => {
      for (const { value } of scenario.values.retire)
        for (const key of found(value.element)) put(key, { scenario, on: value.on?.value });
    },
    ({ scenario }) => scenario,
  );
  const servicesMeeting = indexes.by('service', (service) => idsOf(needsMet().byService(service)));
  const archetypesMeeting = indexes.by('archetype', ({ id }) => idsOf(needsMet().byArchetype(id)));
  const forgotten = new Set<Kind>();
  /** What is derived over several elements is made anew when one of them changes. */
  const refresh = (kinds: ReadonlySet<Kind>) => {
    for (const [kind, tree] of Object.entries(trees)) if (kinds.has(kind as Kind)) tree.again();
    if (!kinds.has('archetype') && !kinds.has('need')) return;
    for (const derived of [needsMet, servicesMeeting, archetypesMeeting]) derived.again();
  };
  const stateOf = (service: Service, day = asOf) => stateAt(service, day);
  const nameOfState = (service: Service, day: string) => stateOf(service, day)?.value.state?.value;

  return {
    forget: (removed) => {
      indexes.forget(removed);
      for (const { kind } of removed) forgotten.add(kind);
    },
    learn: (added) => {
      refresh(new Set([...forgotten, ...added.map(({ kind }) => kind)]));
      forgotten.clear();
      indexes.learn(added);
    },
    get units() {
      return trees.unit();
    },
    get teams() {
      return trees.team();
    },
    get capabilities() {
      return trees.capability();
    },
    get archetypes() {
      return trees.archetype();
    },
    stateOf,
    partOf: (service, day) => {
      const state = stateOf(service, day)?.value.state?.value;
      return state === undefined ? undefined : partOfState(portfolio, state);
    },
    isOperational: (service, day = asOf) => nameOfState(service, day) === 'operational',
    isInUse: (service, day = asOf) => {
      const state = nameOfState(service, day);
      return state === 'operational' || state === 'retiring';
    },
    requiredBy: indexes.by('service', requiredServices),
    commissionsOf: indexes.byOne('commission', ({ values }) => values.service),
    commissionsTo: indexes.byOne('commission', ({ values }) => values.to),
    contractsWith: indexes.byOne('contract', ({ values }) => values.with),
    servicesOfArchetype: indexes.byOne('service', ({ values }) => values.archetype?.value.archetype),
    servicesOfCapability: indexes.byEach('service', ({ values }) => values.capability),
    assetsOfCapability: indexes.byEach('asset', ({ values }) => values.capability),
    assetsSupporting: indexes.byEach('asset', ({ values }) => values.supports),
    processesFor: indexes.byOne('process', ({ values }) => values.outcome),
    servicesAccountableTo: indexes.byEach('service', ({ values }) => values.accountable),
    servicesResponsibleTo: indexes.byEach('service', ({ values }) => values.responsible),
    consumedBy,
    needsOfUnit: indexes.byOne('need', ({ values }) => values.unit),
    needsOfCapability: indexes.byOne('need', ({ values }) => values.capability),
    needsOfOutcome: indexes.byOne('need', ({ values }) => values.outcome),
    needsMetByArchetype: (archetype) => needsMet().byArchetype(archetype),
    needsMetByService: (service) => needsMet().byService(service),
    archetypesMeeting,
    servicesMeeting,
    absorbedBy: indexes.byEach('consolidation', ({ values }) => values.absorb),
    keptBy: indexes.byOne('consolidation', ({ values }) => values.keep),
    migratedBy: indexes.by('migration', (migration) => moves(migration).flatMap(({ source }) => found(source))),
    migratedTo: indexes.by('migration', (migration) => moves(migration).flatMap(({ target }) => found(target))),
    retiredBy,
    plansOn: indexes.by('plan', ({ values }) =>
      found(...[...values.component, ...values.modifier].map(({ value }) => value.of)),
    ),
  };
}

const idsOf = (needs: readonly ElementOf<'need'>[]) => needs.map(({ id }) => id);

function moves({ values }: ElementOf<'migration'>) {
  return values.wave.flatMap(({ value: { from } }) => from.map(({ value }) => value));
}

/** The elements that references stand for; those that stand for nothing have their own finding. */
function found(...references: readonly (Sourced<Reference> | undefined)[]): readonly string[] {
  return references.flatMap((reference) => (reference?.value.found === true ? [reference.value.to] : []));
}

/** What is made when it is first asked for, and made again after `again`. */
function refreshed<T>(make: () => T): (() => T) & { again(): void } {
  let current = later(make);
  return Object.assign(() => current(), {
    again: () => {
      current = later(make);
    },
  });
}
