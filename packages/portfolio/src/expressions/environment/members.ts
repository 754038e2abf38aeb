import { compareTexts } from '../../model/order.js';
import { isKind, KINDS } from '../../schema/declarations.js';
import { DECLARED, givenMember, NAMED, rangeMembers } from './common-members.js';
import type { Derived } from './derived-members.js';
import { COST_MEMBERS, COSTS, FIGURE_MEMBERS, LIMIT_MEMBERS } from './figure-members.js';
import { INCIDENT, INCIDENT_MEMBERS } from './incident.js';
import type { Member, Members } from './member.js';
import { ANY_ELEMENT, kindsOf, RANGES } from './property-type.js';
import { ABOUT_KINDS } from './property-value.js';
import { RELATION_MEMBERS } from './relation-members.js';
import { schemaMembers } from './schema-members.js';
import { ACCOUNTABLE, SERVICE_MEMBERS } from './service-members.js';

/** Parts with a name of their own. */
const PARTS: ReadonlySet<string> = new Set(['tier', 'offering', 'wave']);

/**
 * Everything that can follow a dot, by kind: the properties of the schema, what every element has, what others say of
 * it, and what is computed. What is derived takes the place of a property of the same name.
 */
const MEMBERS: ReadonlyMap<string, Members> = allMembers();

function allMembers(): ReadonlyMap<string, Members> {
  const derived: readonly Derived[] = [...SERVICE_MEMBERS, ACCOUNTABLE, ...RELATION_MEMBERS, ...FIGURE_MEMBERS];
  const byKind = new Map<string, Members>();
  for (const [kind, properties] of schemaMembers()) {
    const own = derived.filter(({ of }) => of.includes(kind)).map(({ member }) => member);
    byKind.set(kind, named(shared(kind), properties, own, givenMember(kind)));
  }
  for (const kind of RANGES.keys()) byKind.set(kind, named(rangeMembers(kind)));
  byKind.set('limits', named(LIMIT_MEMBERS));
  byKind.set(COSTS, named(COST_MEMBERS));
  byKind.set(INCIDENT, named(INCIDENT_MEMBERS));
  byKind.set(ANY_ELEMENT, named(DECLARED));
  return byKind;
}

function shared(kind: string): readonly Member[] {
  if (isKind(kind)) return DECLARED;
  return PARTS.has(kind) ? NAMED : [];
}

/** By name; of two of one name the later counts. */
function named(...lists: readonly (readonly Member[])[]): Members {
  return new Map(lists.flat().map((member) => [member.name, member]));
}

/** The members of a kind, without those of the element that a record of it is about. */
export function ownMembers(kind: string): Members | undefined {
  return MEMBERS.get(kind);
}

/** The members of one kind, or of all kinds that a union stands for, by name. */
export function membersOfKind(kind: string): readonly Member[] {
  const found = new Map<string, Member>();
  for (const each of kindsOf(kind)) {
    const about = ABOUT_KINDS.get(each);
    for (const member of about === undefined ? [] : membersOfKind(about)) found.set(member.name, member);
    for (const member of MEMBERS.get(each)?.values() ?? []) found.set(member.name, member);
  }
  return [...found.values()].sort((a, b) => compareTexts(a.name, b.name));
}

/** Of each kind of a union, the member of this name, if it has one. */
export function candidates(kind: string, name: string): readonly Member[] {
  return kindsOf(kind).flatMap((each) => {
    const own = MEMBERS.get(each)?.get(name);
    if (own !== undefined) return [own];
    const about = ABOUT_KINDS.get(each);
    return about === undefined ? [] : candidates(about, name);
  });
}

/** Every kind that has members, for the documentation: declarations first, then what they hold, by name. */
export function kindsWithMembers(): readonly string[] {
  const others = [...MEMBERS.keys()].filter((kind) => !isKind(kind)).sort();
  return [...[...KINDS].sort(), ...others];
}
