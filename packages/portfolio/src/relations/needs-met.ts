import type { ElementOf, Portfolio } from '../model/index.js';
import type { Hierarchy } from './hierarchy.js';

type Need = ElementOf<'need'>;

/** The needs that archetypes are made for, those taken over by `extends` included, and that services meet through them. */
export class NeedsMet {
  readonly #portfolio: Portfolio;
  readonly #archetypes: Hierarchy;
  readonly #known = new Map<string, readonly Need[]>();

  constructor(portfolio: Portfolio, archetypes: Hierarchy) {
    this.#portfolio = portfolio;
    this.#archetypes = archetypes;
  }

  byArchetype(id: string): readonly Need[] {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const chain = [id, ...this.#archetypes.ancestorsOf(id)];
    const needs = this.#needs(
      chain.flatMap((each) => {
        const archetype = this.#portfolio.get('archetype', each);
        return archetype === undefined ? [] : namedBy(archetype);
      }),
    );
    this.#known.set(id, needs);
    return needs;
  }
  /** Those that it names; where it names none, those of its archetype. */
  byService(service: ElementOf<'service'>): readonly Need[] {
    if (service.values.meets.length > 0) return this.#needs(namedBy(service));
    const archetype = service.values.archetype?.value.archetype?.value;
    return archetype?.found === true ? this.byArchetype(archetype.to) : [];
  }
  #needs(ids: readonly string[]): readonly Need[] {
    return [...new Set(ids)].sort().flatMap((id) => this.#portfolio.get('need', id) ?? []);
  }
}

/** The needs that are named in `meets`. */
function namedBy({ values: { meets } }: ElementOf<'archetype' | 'service'>): readonly string[] {
  return meets.flatMap(({ value }) => (value.found ? [value.to] : []));
}
