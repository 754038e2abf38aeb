import { type ElementOf, labelOf, type Portfolio } from '../model/index.js';
import type { Relations } from '../relations/index.js';
import type { Commitment, Commitments } from './commitments.js';
import type { Inheritance } from './inheritance.js';
import { appended } from '../relations/lookup.js';
import { type Terms, termsOf } from './terms.js';

/** Something that a promise has to reach: the warranty of its service's archetype, or what a need expects. */
export interface Demand {
  /** How it is called in a message, such as `the warranty of Transactional`. */
  readonly label: string;
  readonly of: ElementOf<'archetype'> | ElementOf<'need'>;
  readonly terms: Terms;
}

/**
 * What a promise is held against. An SLA: the warranty of the service's archetype and tier, and what the needs expect that
 * the service meets. An OLA or UC: the warranty, while no SLA speaks for the service, and the needs that the commission names.
 */
export class Demands {
  readonly #portfolio: Portfolio;
  readonly #relations: Relations;
  readonly #commitments: Commitments;
  readonly #inheritance: Inheritance;
  /** Few archetypes and needs are asked of many promises. */
  readonly #warranties = new Map<string, Map<string | undefined, Demand | undefined>>();
  readonly #expectations = new Map<string, Demand | undefined>();
  /** Services that name no needs share the list of those of their archetype, and so what is asked of them. */
  readonly #lists = new Map<readonly ElementOf<'need'>[], Map<Demand | undefined, readonly Demand[]>>();

  constructor(portfolio: Portfolio, relations: Relations, commitments: Commitments, inheritance: Inheritance) {
    this.#portfolio = portfolio;
    this.#relations = relations;
    this.#commitments = commitments;
    this.#inheritance = inheritance;
  }

  on(promise: Commitment): readonly Demand[] {
    const { element } = promise;
    const service = element.kind === 'service' ? element : this.#portfolio.get('service', promise.service);
    if (service === undefined) return [];
    const warranted = promise.kind === 'sla' || this.#commitments.slasOf(service.id).length === 0;
    const warranty = warranted ? this.#warrantyOf(service) : undefined;
    if (element.kind === 'commission') return this.#expectedOfCommission(element, warranty);
    const needs = this.#relations.needsMetByService(service);
    if (service.values.meets.length > 0) return this.#expected(needs, warranty);
    const ofNeeds = within(this.#lists, needs);
    return remembered(ofNeeds, warranty, () => this.#expected(needs, warranty));
  }
  #expected(needs: readonly ElementOf<'need'>[], warranty: Demand | undefined): readonly Demand[] {
    const expected = needs.flatMap((need) => this.expectationOf(need) ?? []);
    return warranty === undefined ? expected : [warranty, ...expected];
  }
  #expectedOfCommission({ values }: ElementOf<'commission'>, warranty: Demand | undefined): readonly Demand[] {
    let demands: Demand[] | undefined = warranty && [warranty];
    for (const { value } of values.for) {
      if (value.record !== 'ForNeed' || value.need?.value.found !== true) continue;
      const need = this.#portfolio.get('need', value.need.value.to);
      const expectation = need && this.expectationOf(need);
      if (expectation !== undefined) demands = appended(demands, expectation);
    }
    return demands ?? NONE;
  }

  /** What a need expects, if it says. */
  expectationOf(need: ElementOf<'need'>): Demand | undefined {
    return remembered(this.#expectations, need.id, () => {
      const { expects } = need.values;
      return expects && { label: `what ${labelOf(need)} expects`, of: need, terms: termsOf(need, expects.value) };
    });
  }

  #warrantyOf(service: ElementOf<'service'>): Demand | undefined {
    const tiered = service.values.archetype?.value;
    const reference = tiered?.archetype?.value;
    if (reference?.found !== true) return undefined;
    const tier = tiered?.tier?.value;
    return remembered(within(this.#warranties, reference.to), tier, () => {
      const archetype = this.#portfolio.get('archetype', reference.to);
      if (archetype === undefined) return undefined;
      const terms = this.#inheritance.warranty(archetype.id, tier);
      return { label: `the warranty of ${labelOf(archetype)}`, of: archetype, terms };
    });
  }
}

const NONE: readonly never[] = [];

/** The map within a map. */
function within<K, L, T>(maps: Map<K, Map<L, T>>, key: K): Map<L, T> {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

function remembered<K, T>(known: Map<K, T>, key: K, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined || known.has(key)) return before as T;
  const made = make();
  known.set(key, made);
  return made;
}
