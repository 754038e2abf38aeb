import { type Kind, matters, meet, type Reads, type Regards } from '@btaas/portfolio';
import type { PortfolioChange } from './change.js';

/** What one rule has read of the portfolio as a whole. */
class BroadReads {
  readonly kinds = new Set<Kind>();
  readonly areas = new Set<string>();

  isTouchedBy({ properties, areas }: PortfolioChange, regards?: Regards): boolean {
    return matters(this.kinds, properties, regards) || meet(this.areas, areas);
  }
}

/** What a rule about the whole portfolio has read of it, kind by kind. */
export class WholeReads extends BroadReads implements Reads {
  readonly #all: readonly Kind[];

  constructor(all: readonly Kind[]) {
    super();
    this.#all = all;
  }
  element(_: string, kind: Kind | undefined): void {
    if (kind !== undefined) this.kinds.add(kind);
    else for (const each of this.#all) this.kinds.add(each);
  }
  around(_: string, kind: Kind): void {
    this.kinds.add(kind);
  }
  kind(kind: Kind): void {
    this.kinds.add(kind);
  }
  area(area: string): void {
    this.areas.add(area);
  }
}

/**
 * What the rules have read to judge the elements of one document: single elements for all rules together, and what
 * changes often, such as all elements of a kind, for each rule by itself.
 */
export class DocumentReads {
  readonly #elements = new Set<string>();
  readonly #around = new Set<string>();
  readonly #broad = new Map<string, BroadReads>();
  /** What is asked for by whichever rule comes first, and kept for the others. */
  readonly #lasting = new BroadReads();
  /** The id of the rule that is reading. */
  rule = '';
  readonly direct: Reads = this.#reads(() => this.#broadOf(this.rule));
  readonly lasting: Reads = this.#reads(() => this.#lasting);

  #reads(broad: () => BroadReads): Reads {
    return {
      element: (id) => this.#elements.add(id),
      around: (id) => this.#around.add(id),
      kind: (kind) => broad().kinds.add(kind),
      area: (area) => broad().areas.add(area),
    };
  }
  #broadOf(rule: string): BroadReads {
    let broad = this.#broad.get(rule);
    if (broad === undefined) {
      broad = new BroadReads();
      this.#broad.set(rule, broad);
    }
    return broad;
  }
  forget(): void {
    this.#elements.clear();
    this.#around.clear();
    this.#broad.clear();
    this.#lasting.kinds.clear();
    this.#lasting.areas.clear();
  }

  /** Whether a change may matter to any rule. */
  isTouchedBy(change: PortfolioChange): boolean {
    const { elements, mentioned } = change;
    return meet(this.#elements, elements) || meet(this.#around, mentioned) || this.#lasting.isTouchedBy(change);
  }
  /** The rules that a change matters to for what they read of the whole portfolio. */
  rulesTouchedBy(change: PortfolioChange): readonly string[] {
    return [...this.#broad].flatMap(([rule, broad]) => (broad.isTouchedBy(change) ? [rule] : []));
  }
}
