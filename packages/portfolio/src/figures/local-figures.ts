import { AREAS, type Area, type AreaOf, LOCAL } from './areas.js';
import { type Figures, ObservedFigures } from './figures.js';
import type { Reads } from '../reads/index.js';

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
    // Each rule asks for an area once for each element.
    let computed = this.#computed.get(area);
    if (computed === undefined) {
      computed = AREAS[area](this);
      this.#computed.set(area, computed);
    }
    return computed as AreaOf<A>;
  }
}
