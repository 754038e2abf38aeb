import type { ElementOf } from '../model/index.js';
import type { Hierarchy, Relations } from '../relations/index.js';
import type { Kind } from '../schema/types.js';
import { type Reads, UNWATCHED } from './reads.js';

/** Of more elements than this it is not taken down which they were, but that they were of their kind. */
const MANY = 200;

/** Relations that take down what is read of them. */
export function observedRelations(relations: Relations, reads: Reads): Relations {
  if (reads === UNWATCHED) return relations;
  const elements = <K extends Kind>(kind: K, found: readonly { readonly id: string }[]) => {
    if (found.length > MANY) reads.kind(kind);
    else for (const { id } of found) reads.element(id, kind);
  };
  /** Elements of a kind that refer to one: which they are, and what they say. */
  const referring =
    <K extends Kind>(kind: K, look: (id: string) => readonly ElementOf<K>[]) =>
    (id: string): readonly ElementOf<K>[] => {
      reads.around(id, kind);
      const found = look(id);
      elements(kind, found);
      return found;
    };
  const archetypes = observedHierarchy(() => relations.archetypes, 'archetype', reads);
  const needsMetByArchetype = (archetype: string) => {
    reads.element(archetype, 'archetype');
    archetypes.ancestorsOf(archetype);
    const needs = relations.needsMetByArchetype(archetype);
    elements('need', needs);
    return needs;
  };
  const archetypesMeeting = (need: string) => {
    reads.around(need, 'archetype');
    const found = relations.archetypesMeeting(need);
    for (const { id } of found) {
      reads.element(id, 'archetype');
      reads.around(id, 'archetype');
    }
    return found;
  };
  return {
    units: observedHierarchy(() => relations.units, 'unit', reads),
    teams: observedHierarchy(() => relations.teams, 'team', reads),
    capabilities: observedHierarchy(() => relations.capabilities, 'capability', reads),
    archetypes,
    // Who asks for the state of a service has the service already.
    stateOf: (service, day) => relations.stateOf(service, day),
    partOf: (service, day) => {
      // Where the pipeline ends, the portfolio says.
      reads.kind('portfolio');
      return relations.partOf(service, day);
    },
    isOperational: (service, day) => relations.isOperational(service, day),
    isInUse: (service, day) => relations.isInUse(service, day),
    requiredBy: referring('service', (id) => relations.requiredBy(id)),
    commissionsOf: referring('commission', (id) => relations.commissionsOf(id)),
    commissionsTo: referring('commission', (id) => relations.commissionsTo(id)),
    contractsWith: referring('contract', (id) => relations.contractsWith(id)),
    servicesOfArchetype: referring('service', (id) => relations.servicesOfArchetype(id)),
    servicesOfCapability: referring('service', (id) => relations.servicesOfCapability(id)),
    assetsOfCapability: referring('asset', (id) => relations.assetsOfCapability(id)),
    assetsSupporting: referring('asset', (id) => relations.assetsSupporting(id)),
    processesFor: referring('process', (id) => relations.processesFor(id)),
    servicesAccountableTo: referring('service', (id) => relations.servicesAccountableTo(id)),
    servicesResponsibleTo: referring('service', (id) => relations.servicesResponsibleTo(id)),
    consumedBy: (id) => {
      reads.around(id, 'service');
      const found = relations.consumedBy(id);
      elements(
        'service',
        found.map(({ service }) => service),
      );
      return found;
    },
    needsOfUnit: referring('need', (id) => relations.needsOfUnit(id)),
    needsOfCapability: referring('need', (id) => relations.needsOfCapability(id)),
    needsOfOutcome: referring('need', (id) => relations.needsOfOutcome(id)),
    needsMetByArchetype,
    needsMetByService: (service) => {
      const archetype = service.values.archetype?.value.archetype?.value;
      if (service.values.meets.length === 0 && archetype?.found === true) return needsMetByArchetype(archetype.to);
      const needs = relations.needsMetByService(service);
      elements('need', needs);
      return needs;
    },
    archetypesMeeting,
    servicesMeeting: (need) => {
      reads.around(need, 'service');
      for (const { id } of archetypesMeeting(need)) reads.around(id, 'service');
      const found = relations.servicesMeeting(need);
      elements('service', found);
      return found;
    },
    absorbedBy: referring('consolidation', (id) => relations.absorbedBy(id)),
    keptBy: referring('consolidation', (id) => relations.keptBy(id)),
    migratedBy: referring('migration', (id) => relations.migratedBy(id)),
    migratedTo: referring('migration', (id) => relations.migratedTo(id)),
    retiredBy: (id) => {
      reads.around(id, 'scenario');
      return relations.retiredBy(id);
    },
    plansOn: referring('plan', (id) => relations.plansOn(id)),
  };
}

function observedHierarchy(hierarchy: () => Hierarchy, kind: Kind, reads: Reads): Hierarchy {
  return {
    parentOf: (id) => {
      reads.element(id, kind);
      return hierarchy().parentOf(id);
    },
    childrenOf: (id) => {
      reads.around(id, kind);
      return hierarchy().childrenOf(id);
    },
    ancestorsOf: (id) => {
      const ancestors = hierarchy().ancestorsOf(id);
      reads.element(id, kind);
      for (const each of ancestors) reads.element(each, kind);
      return ancestors;
    },
    withDescendants: (id) => {
      const found = hierarchy().withDescendants(id);
      for (const each of found) {
        reads.element(each, kind);
        reads.around(each, kind);
      }
      return found;
    },
  };
}
