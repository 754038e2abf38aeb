import { AREAS, type Area, type AreaOf } from './areas.js';
import { type Figures, ObservedFigures } from './figures.js';
import type { Reads } from '../reads/index.js';

/** The areas whose figures are about one element and what can be reached from it. */
export const LOCAL: ReadonlySet<Area> = new Set<Area>(['agreements', 'chains', 'sizing']);

/**
 * Figures for who looks at some elements of a portfolio: areas that are about one element at a time are computed for them
 * alone, so that all that they rest on is taken down; areas about the whole portfolio are shared.
 */
export class LocalFigures extends ObservedFigures {
  readonly #local: LocalAreas;

  /** `lasting` takes down what local areas read: they keep it, whoever asked for it first. */
  constructor(source: Figures, reads: Reads, lasting: Reads) {
    super(source, reads);
    this.#local = new LocalAreas(source, lasting);
  }
  override area<A extends Area>(area: A): AreaOf<A> {
    return LOCAL.has(area) ? this.#local.area(area) : super.area(area);
  }
}

class LocalAreas extends ObservedFigures {
  readonly #computed = new Map<Area, unknown>();

  override area<A extends Area>(area: A): AreaOf<A> {
    if (!LOCAL.has(area)) return super.area(area);
    if (!this.#computed.has(area)) this.#computed.set(area, AREAS[area](this));
    return this.#computed.get(area) as AreaOf<A>;
  }
}
