import { compareTexts } from '../model/order.js';
import { type ElementOf, type Place, type Portfolio, valuePlace } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import { remembered } from '../relations/lookup.js';
import { compareTerms, type Shortfall } from './compare-terms.js';
import type { HoursBook } from './hours-book.js';
import { mergeTerms, NO_TERMS, type Terms, termsOf } from './terms.js';

type Archetype = ElementOf<'archetype'>;
type Tier = Archetype['values']['tier'][number];

/** A warranty that is looser than the one that it is to tighten. */
export interface Loosening {
  readonly shortfall: Shortfall;
  /** What is loosened: another archetype, or for a tier its own. */
  readonly of: Archetype;
  /** The tier that does it, if it is one. */
  readonly tier: string | undefined;
  /** Where it is done: within the archetype that loosens. */
  readonly at: Place;
}

/** What archetypes hand on by `extends`: chains are merged, and what is nearest wins. A cycle ends where it begins again. */
export interface Inheritance {
  /** The warranty of an archetype, and of one of its tiers where one is named. */
  warranty(archetype: string, tier?: string): Terms;
  /** The tier of a name, of the archetype itself or of the nearest above that has it. */
  tier(archetype: string, name: string): Tier['value'] | undefined;
  /** All tiers by name, those taken over included, sorted by name. */
  tiers(archetype: string): readonly Tier['value'][];
  /** Who may deliver: the nearest statement; `undefined` where no archetype of the chain says. */
  sourcing(archetype: string): readonly ('internal' | 'external')[] | undefined;
  /** Where an archetype, or a tier of it, is looser than what it takes over. */
  loosenings(archetype: string): readonly Loosening[];
}

export function inheritanceOf(portfolio: Portfolio, relations: Relations, book: HoursBook): Inheritance {
  const chain = remembered((id: string) =>
    [id, ...relations.archetypes.ancestorsOf(id)].flatMap((each) => portfolio.get('archetype', each) ?? []),
  );
  const own = (archetype: Archetype): Terms => {
    const declared = archetype.values.warranty;
    return declared === undefined ? NO_TERMS : termsOf(archetype, declared.value);
  };
  const ofArchetype = remembered((id: string) => chain(id).map(own).reduce(mergeTerms, NO_TERMS));
  const tierOf = (id: string, name: string) => {
    for (const archetype of chain(id)) {
      const tier = archetype.values.tier.find(({ value }) => value.name.value === name);
      if (tier !== undefined) return { archetype, tier };
    }
    return undefined;
  };
  const ownTier = (archetype: Archetype, tier: Tier): Terms => {
    const declared = tier.value.warranty;
    return declared === undefined ? NO_TERMS : termsOf(archetype, declared.value);
  };
  return {
    warranty: (id, name) => {
      const whole = ofArchetype(id);
      const found = name === undefined ? undefined : tierOf(id, name);
      return found === undefined ? whole : mergeTerms(ownTier(found.archetype, found.tier), whole);
    },
    tier: (id, name) => tierOf(id, name)?.tier.value,
    tiers: (id) => tiersAlong(chain(id)),
    sourcing: remembered((id) =>
      chain(id)
        .find(({ values }) => values.sourcing.length > 0)
        ?.values.sourcing.map(({ value }) => value),
    ),
    loosenings: (id) => {
      const archetype = portfolio.get('archetype', id);
      if (archetype === undefined) return [];
      const [, parent] = chain(id);
      const whole = ofArchetype(id);
      const { warranty } = archetype.values;
      const found: Loosening[] = [];
      if (parent !== undefined && warranty !== undefined) {
        const fallback = valuePlace(archetype, warranty);
        for (const shortfall of compareTerms(whole, ofArchetype(parent.id), book).shortfalls) {
          found.push({ shortfall, of: parent, tier: undefined, at: placeWithin(archetype, shortfall, fallback) });
        }
      }
      for (const tier of archetype.values.tier) {
        if (tier.value.warranty === undefined) continue;
        const merged = mergeTerms(ownTier(archetype, tier), whole);
        const fallback = valuePlace(archetype, tier.value.warranty);
        for (const shortfall of compareTerms(merged, whole, book).shortfalls) {
          const at = placeWithin(archetype, shortfall, fallback);
          found.push({ shortfall, of: archetype, tier: tier.value.name.value, at });
        }
      }
      return found;
    },
  };
}

/** The tiers of a chain of archetypes, sorted by name; nearer ones hide farther ones. */
export function tiersAlong(chain: readonly Archetype[]): readonly Tier['value'][] {
  const byName = new Map<string, Tier['value']>();
  for (const { values } of chain) {
    for (const { value } of values.tier) if (!byName.has(value.name.value)) byName.set(value.name.value, value);
  }
  return [...byName.values()].sort((a, b) => compareTexts(a.name.value, b.name.value));
}

/** A promise may be taken over and only its exclusions be new: then the finding stands at the warranty that adds them. */
function placeWithin(archetype: Archetype, { promisedAt }: Shortfall, fallback: Place): Place {
  const inside =
    promisedAt.document === archetype.document && fallback.start <= promisedAt.start && promisedAt.end <= fallback.end;
  return inside ? promisedAt : fallback;
}
