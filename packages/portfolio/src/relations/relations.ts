import type { ElementChange, ElementOf, Portfolio } from '../model/index.js';
import type { Kind } from '../schema/types.js';
import type { Reference, Sourced } from '../schema/types.js';
import { type Hierarchy, hierarchyOf } from './hierarchy.js';
import { later } from './lookup.js';
import { RelationIndex } from './relation-index.js';
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
type Named = Sourced<Reference>;

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
  const indexes: RelationIndex<Kind, object>[] = [];
  const indexBy = <K extends Kind>(
    kind: K,
    read: (element: ElementOf<K>, put: (key: string, element: ElementOf<K>) => void) => void,
  ) => {
    const index = new RelationIndex<K, ElementOf<K>>(kind, portfolio, read, (element) => element);
    indexes.push(index as never);
    return Object.assign((key: string) => index.of(key), { again: () => index.again() });
  };
  /** Elements of a kind by the ids that they say. */
  const indexOf = <K extends Kind>(kind: K, keysOf: (element: ElementOf<K>) => readonly string[]) =>
    indexBy(kind, (element, put) => {
      for (const key of keysOf(element)) put(key, element);
    });
  /** Elements of a kind by what one reference of theirs stands for. */
  const indexByOne = <K extends Kind>(kind: K, referenceOf: (element: ElementOf<K>) => Named | undefined) =>
    indexBy(kind, (element, put) => {
      const reference = referenceOf(element)?.value;
      if (reference?.found === true) put(reference.to, element);
    });
  /** Elements of a kind by what each reference of a list stands for. */
  const indexByEach = <K extends Kind>(kind: K, referencesOf: (element: ElementOf<K>) => readonly Named[]) =>
    indexBy(kind, (element, put) => {
      for (const { value } of referencesOf(element)) if (value.found) put(value.to, element);
    });
  const needsByArchetype = refreshed(() => new Map<string, readonly ElementOf<'need'>[]>());
  const needsMetByArchetype = (id: string) => {
    const known = needsByArchetype().get(id);
    if (known !== undefined) return known;
    const chain = [id, ...trees.archetype().ancestorsOf(id)];
    const ids = chain.flatMap((each) => {
      const archetype = portfolio.get('archetype', each);
      return archetype === undefined ? [] : needsNamedBy(archetype);
    });
    const needs = [...new Set(ids)].sort().flatMap((need) => portfolio.get('need', need) ?? []);
    needsByArchetype().set(id, needs);
    return needs;
  };
  const needsMetByService = (service: Service) => {
    if (service.values.meets.length > 0) {
      return [...new Set(needsNamedBy(service))].sort().flatMap((need) => portfolio.get('need', need) ?? []);
    }
    const archetype = service.values.archetype?.value.archetype?.value;
    return archetype?.found === true ? needsMetByArchetype(archetype.to) : [];
  };
  const stateOf = (service: Service, day = asOf) => stateAt(service, day);
  const nameOfState = (service: Service, day: string) => stateOf(service, day)?.value.state?.value;
  const consumptions = new RelationIndex<'service', Consumption>(
    'service',
    portfolio,
    (service, put) => {
      for (const entry of service.values.consumers)
        for (const key of found(entry.value.consumer)) put(key, { service, entry });
    },
    ({ service }) => service,
  );
  const retirements = new RelationIndex<'scenario', Retirement>(
    'scenario',
    portfolio,
    (scenario, put) => {
      for (const { value } of scenario.values.retire)
        for (const key of found(value.element)) put(key, { scenario, on: value.on?.value });
    },
    ({ scenario }) => scenario,
  );
  indexes.push(consumptions as never, retirements as never);
  const servicesMeeting = indexOf('service', (service) => needsMetByService(service).map(({ id }) => id));
  const archetypesMeeting = indexOf('archetype', ({ id }) => needsMetByArchetype(id).map((need) => need.id));
  const forgotten = new Set<Kind>();
  /** What is derived over several elements is made anew when one of them changes. */
  const refresh = (kinds: ReadonlySet<Kind>) => {
    for (const [kind, tree] of Object.entries(trees)) if (kinds.has(kind as Kind)) tree.again();
    if (!kinds.has('archetype') && !kinds.has('need')) return;
    needsByArchetype.again();
    servicesMeeting.again();
    archetypesMeeting.again();
  };

  return {
    forget: (removed) => {
      for (const index of indexes) index.forget(removed);
      for (const { kind } of removed) forgotten.add(kind);
    },
    learn: (added) => {
      refresh(new Set([...forgotten, ...added.map(({ kind }) => kind)]));
      forgotten.clear();
      for (const index of indexes) index.learn(added);
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
    requiredBy: indexOf('service', requiredServices),
    commissionsOf: indexByOne('commission', ({ values }) => values.service),
    commissionsTo: indexByOne('commission', ({ values }) => values.to),
    contractsWith: indexByOne('contract', ({ values }) => values.with),
    servicesOfArchetype: indexByOne('service', ({ values }) => values.archetype?.value.archetype),
    servicesOfCapability: indexByEach('service', ({ values }) => values.capability),
    assetsOfCapability: indexByEach('asset', ({ values }) => values.capability),
    assetsSupporting: indexByEach('asset', ({ values }) => values.supports),
    processesFor: indexByOne('process', ({ values }) => values.outcome),
    servicesAccountableTo: indexByEach('service', ({ values }) => values.accountable),
    servicesResponsibleTo: indexByEach('service', ({ values }) => values.responsible),
    consumedBy: (consumer) => consumptions.of(consumer),
    needsOfUnit: indexByOne('need', ({ values }) => values.unit),
    needsOfCapability: indexByOne('need', ({ values }) => values.capability),
    needsOfOutcome: indexByOne('need', ({ values }) => values.outcome),
    needsMetByArchetype,
    needsMetByService,
    archetypesMeeting,
    servicesMeeting,
    absorbedBy: indexByEach('consolidation', ({ values }) => values.absorb),
    keptBy: indexByOne('consolidation', ({ values }) => values.keep),
    migratedBy: indexOf('migration', (migration) => moves(migration).flatMap(({ source }) => found(source))),
    migratedTo: indexOf('migration', (migration) => moves(migration).flatMap(({ target }) => found(target))),
    retiredBy: (element) => retirements.of(element),
    plansOn: indexOf('plan', ({ values }) =>
      found(...[...values.component, ...values.modifier].map(({ value }) => value.of)),
    ),
  };
}

/** The needs that are named in `meets`. */
function needsNamedBy({ values: { meets } }: ElementOf<'archetype' | 'service'>): readonly string[] {
  return meets.flatMap(({ value }) => (value.found ? [value.to] : []));
}

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
