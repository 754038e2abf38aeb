import type { ElementOf } from '../model/index.js';
import type { Reference, Sourced } from '../schema/types.js';

/** A service that another one needs: alone, or as one of several that stand in for one another. */
export interface Requirement {
  readonly to: Reference;
  /** Where the name of the required service stands. */
  readonly at: { readonly start: number; readonly end: number };
  /** The members of an `anyOf` have it in common; a plain requirement has none. */
  readonly group: Sourced<unknown> | undefined;
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
  const only = requires[0]!.value;
  // Most services require one other, and a list that grows is several times as large as one that is written down.
  if (requires.length === 1 && only.record !== 'AnyOf')
    return only.service?.value.found === true ? [only.service.value.to] : NONE;
  const ids: string[] = [];
  for (const { value } of requires) {
    if (value.record === 'AnyOf') for (const member of value.members) addFound(member.value.service, ids);
    else addFound(value.service, ids);
  }
  return ids;
}
function addFound(service: Sourced<Reference> | undefined, ids: string[]): void {
  if (service?.value.found === true) ids.push(service.value.to);
}
const NONE: readonly string[] = [];

function required(service: Sourced<Reference>, group: Sourced<unknown> | undefined): Requirement {
  return { to: service.value, at: service, group };
}
