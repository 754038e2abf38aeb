import type { Portfolio } from '@btaas/portfolio';
import type { Subject } from './spec.js';

/** Finds elements by the names that data files call them: the qualified name, the name, or the title. */
export class NameIndex {
  readonly #byName = new Map<Subject, ReadonlyMap<string, string | undefined>>();

  constructor(private readonly portfolio: Portfolio) {}

  /** The qualified name of the element; `undefined` where there is none, or where the name could be of two. */
  find(subject: Subject, name: string): string | undefined {
    return this.#index(subject).get(key(name));
  }

  #index(subject: Subject): ReadonlyMap<string, string | undefined> {
    const known = this.#byName.get(subject);
    if (known !== undefined) return known;
    const index = new Map<string, string | undefined>();
    const elements = this.portfolio.all(subject);
    // A qualified name is nobody else's; names go before titles.
    for (const pick of ['title', 'name', 'id'] as const) {
      const seen = new Map<string, string | undefined>();
      for (const element of elements) {
        const text = pick === 'title' ? element.title?.value : element[pick];
        if (text === undefined || text === '') continue;
        seen.set(key(text), seen.has(key(text)) ? undefined : element.id);
      }
      for (const [name, id] of seen) index.set(name, id);
    }
    this.#byName.set(subject, index);
    return index;
  }
}

/** Letters count: a `COMPUTE` of one cloud is not the `Compute` of another. */
function key(name: string): string {
  return name.trim();
}
