import { isLiveConsolidation } from '../consolidation/live.js';
import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';
import type { Mergeable } from './features.js';

/** The consolidations that absorb an element, but for those that were rejected. */
function isAbsorbed({ relations }: Figures, id: string): boolean {
  return relations.absorbedBy(id).some(isLiveConsolidation);
}

/**
 * Whether an element can be one too many: it is not gone on the day of the figures, and has no way out declared, as it has
 * that is absorbed by a consolidation, that a migration leads away from, or that retires and names its successor.
 */
export function isMergeable(figures: Figures, element: Mergeable): boolean {
  return (
    !isGone(figures, element) &&
    !isAbsorbed(figures, element.id) &&
    figures.relations.migratedBy(element.id).length === 0
  );
}

/** Whether an element says what it is for. What does not cannot be told to be a duplicate, and need not be looked at. */
export function hasPurpose(element: Mergeable): boolean {
  switch (element.kind) {
    case 'service':
      return element.values.capability.length > 0 || element.values.meets.length > 0;
    case 'asset':
      return element.values.capability.length > 0;
    case 'process':
      return element.values.outcome !== undefined;
  }
}

export function mergeable(figures: Figures, kind: Mergeable['kind']): readonly Mergeable[] {
  return (figures.portfolio.all(kind) as readonly Mergeable[]).filter((element) => isMergeable(figures, element));
}

function isGone({ relations, asOf }: Figures, element: Mergeable): boolean {
  switch (element.kind) {
    case 'service': {
      const state = relations.stateOf(element)?.value.state?.value;
      return state === 'retired' || (state === 'retiring' && element.values.successor !== undefined);
    }
    case 'asset':
      return element.values.retires !== undefined && element.values.retires.value < asOf;
    case 'process':
      return false;
  }
}

/**
 * Sets of services that stand in for one another on purpose, as the members of an `anyOf` do: for each service the
 * numbers of its sets, ascending.
 */
export function intendedRedundancy(services: readonly ElementOf<'service'>[]): ReadonlyMap<string, readonly number[]> {
  const known = new Set<string>();
  const setsOf = new Map<string, number[]>();
  for (const { values } of services) {
    for (const { value } of values.requires) {
      if (value.record !== 'AnyOf') continue;
      const members = value.members.flatMap(({ value: { service } }) =>
        service?.value.found ? [service.value.to] : [],
      );
      const distinct = [...new Set(members)].sort();
      const key = distinct.join('\n');
      if (distinct.length < 2 || known.has(key)) continue;
      for (const member of distinct) {
        const sets = setsOf.get(member);
        if (sets === undefined) setsOf.set(member, [known.size]);
        else sets.push(known.size);
      }
      known.add(key);
    }
  }
  return setsOf;
}
