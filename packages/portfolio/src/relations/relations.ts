import type { ElementOf, Portfolio } from '../model/index.js';
import type { Reference, Sourced } from '../schema/types.js';
import { type Hierarchy, hierarchyOf } from './hierarchy.js';
import { later, remembered } from './lookup.js';
import { type LifecyclePart, partOfState, stateAt, type StateSpan } from './lifecycle.js';

/** A service that another one needs: alone, or as one of several that stand in for one another. */
export interface Requirement {
  readonly to: Reference;
  /** Where the name of the required service stands. */
  readonly at: { readonly start: number; readonly end: number };
  /** The members of an `anyOf` have it in common; a plain requirement has none. */
  readonly group: Sourced<unknown> | undefined;
}

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

/** The services that a service requires, members of `anyOf` included, in the order of the text. */
export function requirementsOf({ values }: ElementOf<'service'>): readonly Requirement[] {
  const requirements: Requirement[] = [];
  for (const entry of values.requires) {
    const { value } = entry;
    if (value.record === 'AnyOf') {
      for (const member of value.members) {
        if (member.value.service !== undefined) requirements.push(required(member.value.service, entry));
      }
    } else if (value.service !== undefined) requirements.push(required(value.service, undefined));
  }
  return requirements;
}

/** The names of the services that a service requires and that exist, in the order of the text. */
export function requiredServices({ values: { requires } }: ElementOf<'service'>): readonly string[] {
  if (requires.length === 0) return NONE;
  const ids: string[] = [];
  const add = (service: Sourced<Reference> | undefined) => {
    if (service?.value.found === true) ids.push(service.value.to);
  };
  for (const { value } of requires) {
    if (value.record === 'AnyOf') for (const member of value.members) add(member.value.service);
    else add(value.service);
  }
  return ids;
}
const NONE: readonly string[] = [];

function required(service: Sourced<Reference>, group: Sourced<unknown> | undefined): Requirement {
  return { to: service.value, at: service, group };
}

type Lookup<T> = (key: string) => readonly T[];

/** The relations of a portfolio; `asOf` is the day on which states are looked up where none is given. */
export function relationsOf(portfolio: Portfolio, asOf: string): Relations {
  const services = portfolio.all('service');
  const archetypes = later(() => hierarchyOf(portfolio, 'archetype'));
  const trees = {
    units: later(() => hierarchyOf(portfolio, 'unit')),
    teams: later(() => hierarchyOf(portfolio, 'team')),
    capabilities: later(() => hierarchyOf(portfolio, 'capability')),
  };
  const needsOf = ({ values: { meets } }: ElementOf<'archetype' | 'service'>) =>
    meets.flatMap(({ value }) => (value.found ? [value.to] : []));
  const needsMetByArchetype = remembered((id: string) => {
    const chain = [id, ...archetypes().ancestorsOf(id)];
    const ids = chain.flatMap((each) => {
      const archetype = portfolio.get('archetype', each);
      return archetype === undefined ? [] : needsOf(archetype);
    });
    return [...new Set(ids)].sort().flatMap((need) => portfolio.get('need', need) ?? []);
  });
  const needsMetByService = (service: ElementOf<'service'>) => {
    if (service.values.meets.length > 0) {
      return [...new Set(needsOf(service))].sort().flatMap((need) => portfolio.get('need', need) ?? []);
    }
    const archetype = service.values.archetype?.value.archetype?.value;
    return archetype?.found === true ? needsMetByArchetype(archetype.to) : [];
  };
  // Most questions are about today, and many are asked of one service.
  const today = new Map<ElementOf<'service'>, StateSpan | undefined>();
  const stateOf = (service: ElementOf<'service'>, day = asOf) => {
    if (day !== asOf) return stateAt(service, day);
    const known = today.get(service);
    if (known !== undefined || today.has(service)) return known;
    const state = stateAt(service, day);
    today.set(service, state);
    return state;
  };
  const nameOfState = (service: ElementOf<'service'>, day: string) => stateOf(service, day)?.value.state?.value;
  const consumptions = indexOf(
    () => services.flatMap((service) => service.values.consumers.map((entry) => ({ service, entry }))),
    ({ entry }) => found(entry.value.consumer),
  );
  const retirements = indexOf(
    () =>
      portfolio.all('scenario').flatMap((scenario) => scenario.values.retire.map(({ value }) => ({ scenario, value }))),
    ({ value }) => found(value.element),
  );
  return {
    get units() {
      return trees.units();
    },
    get teams() {
      return trees.teams();
    },
    get capabilities() {
      return trees.capabilities();
    },
    get archetypes() {
      return archetypes();
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
    requiredBy: indexOf(() => services, requiredServices),
    commissionsOf: indexOf(
      () => portfolio.all('commission'),
      ({ values }) => found(values.service),
    ),
    commissionsTo: indexOf(
      () => portfolio.all('commission'),
      ({ values }) => found(values.to),
    ),
    contractsWith: indexOf(
      () => portfolio.all('contract'),
      ({ values }) => found(values.with),
    ),
    servicesOfArchetype: indexOf(
      () => services,
      ({ values }) => found(values.archetype?.value.archetype),
    ),
    servicesOfCapability: indexOf(
      () => services,
      ({ values }) => found(...values.capability),
    ),
    assetsOfCapability: indexOf(
      () => portfolio.all('asset'),
      ({ values }) => found(...values.capability),
    ),
    assetsSupporting: indexOf(
      () => portfolio.all('asset'),
      ({ values }) => found(...values.supports),
    ),
    processesFor: indexOf(
      () => portfolio.all('process'),
      ({ values }) => found(values.outcome),
    ),
    servicesAccountableTo: indexOf(
      () => services,
      ({ values }) => found(...values.accountable),
    ),
    servicesResponsibleTo: indexOf(
      () => services,
      ({ values }) => found(...values.responsible),
    ),
    consumedBy: consumptions,
    needsOfUnit: indexOf(
      () => portfolio.all('need'),
      ({ values }) => found(values.unit),
    ),
    needsOfCapability: indexOf(
      () => portfolio.all('need'),
      ({ values }) => found(values.capability),
    ),
    needsOfOutcome: indexOf(
      () => portfolio.all('need'),
      ({ values }) => found(values.outcome),
    ),
    needsMetByArchetype,
    needsMetByService,
    archetypesMeeting: indexOf(
      () => portfolio.all('archetype'),
      ({ id }) => needsMetByArchetype(id).map((need) => need.id),
    ),
    servicesMeeting: indexOf(
      () => services,
      (service) => needsMetByService(service).map(({ id }) => id),
    ),
    absorbedBy: indexOf(
      () => portfolio.all('consolidation'),
      ({ values }) => found(...values.absorb),
    ),
    keptBy: indexOf(
      () => portfolio.all('consolidation'),
      ({ values }) => found(values.keep),
    ),
    migratedBy: indexOf(
      () => portfolio.all('migration'),
      (migration) => moves(migration).flatMap(({ source }) => found(source)),
    ),
    migratedTo: indexOf(
      () => portfolio.all('migration'),
      (migration) => moves(migration).flatMap(({ target }) => found(target)),
    ),
    retiredBy: (element) => retirements(element).map(({ scenario, value }) => ({ scenario, on: value.on?.value })),
    plansOn: indexOf(
      () => portfolio.all('plan'),
      ({ values }) => found(...[...values.component, ...values.modifier].map(({ value }) => value.of)),
    ),
  };
}

function moves({ values }: ElementOf<'migration'>) {
  return values.wave.flatMap(({ value: { from } }) => from.map(({ value }) => value));
}

/** The elements that references stand for; those that stand for nothing have their own finding. */
function found(...references: readonly (Sourced<Reference> | undefined)[]): readonly string[] {
  return references.flatMap((reference) => (reference?.value.found === true ? [reference.value.to] : []));
}

/** Items by key, in the order of the items, each once per key; built when first asked for. */
function indexOf<T>(items: () => readonly T[], keysOf: (item: T) => readonly string[]): Lookup<T> {
  const index = later(() => {
    const byKey = new Map<string, T[]>();
    for (const item of items()) {
      for (const key of keysOf(item)) {
        const list = byKey.get(key);
        if (list === undefined) byKey.set(key, [item]);
        else if (list.at(-1) !== item) list.push(item);
      }
    }
    return byKey;
  });
  return (key) => index().get(key) ?? [];
}
