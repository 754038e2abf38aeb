import { type Element, schemaOf, type Sourced } from '@btaas/portfolio';

type Values = Readonly<Record<string, unknown>>;

/** An element that several rows declare: lists go together, each item once; what is single must be the same. */
export class Merged {
  readonly #first: Element;
  #title: Element['title'];
  #doc: string | undefined;
  readonly #single = new Map<string, unknown>();
  /** The items of each list by what they say. */
  readonly #lists = new Map<string, Map<string, unknown>>();

  constructor(first: Element) {
    this.#first = first;
    this.add(first);
  }

  /** Adds what a further row says of the element; returns the property of which it says something else, if there is one. */
  add(element: Element): string | undefined {
    const { header, body } = schemaOf(element.kind);
    const values = element.values as unknown as Values;
    if (this.#title !== undefined && element.title !== undefined && this.#title.value !== element.title.value)
      return 'title';
    for (const [name, { many }] of [...Object.entries(header), ...Object.entries(body)]) {
      if (many) this.#addAll(name, values[name] as readonly Sourced<unknown>[]);
      else if (values[name] !== undefined) {
        const before = this.#single.get(name);
        if (before !== undefined && JSON.stringify(before) !== JSON.stringify(values[name])) return name;
        this.#single.set(name, values[name]);
      }
    }
    this.#title ??= element.title;
    this.#doc ??= element.doc;
    return undefined;
  }
  #addAll(name: string, items: readonly Sourced<unknown>[]): void {
    const list = this.#lists.get(name) ?? new Map<string, unknown>();
    this.#lists.set(name, list);
    for (const item of items) {
      const key = JSON.stringify(item);
      if (!list.has(key)) list.set(key, item);
    }
  }

  get kind(): Element['kind'] {
    return this.#first.kind;
  }
  get element(): Element {
    const { header, body } = schemaOf(this.#first.kind);
    const names = Object.entries({ ...header, ...body });
    const values = Object.fromEntries(
      names.map(([name, { many }]) => [name, many ? [...this.#lists.get(name)!.values()] : this.#single.get(name)]),
    );
    return { ...this.#first, title: this.#title, doc: this.#doc, values } as unknown as Element;
  }
}
