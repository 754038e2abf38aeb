import { type Element, type Kind, mentionsOf, partsOf } from '@btaas/portfolio';
import type { PortfolioChange } from '@btaas/rules';

/** Gathers what becomes of a portfolio, until somebody takes it. */
export class ChangeLog implements PortfolioChange {
  readonly documents = new Set<string>();
  readonly elements = new Set<string>();
  readonly mentioned = new Set<string>();
  readonly properties = new Map<Kind, Set<string>>();
  readonly areas = new Set<string>();

  /** An element as it was, or as it is now, and what of it has changed. */
  add(element: Element, properties: ReadonlySet<string>): void {
    this.documents.add(element.document);
    const known = this.properties.get(element.kind) ?? new Set();
    this.properties.set(element.kind, known);
    for (const each of properties) known.add(each);
    this.elements.add(element.id);
    for (const { id } of partsOf(element)) this.elements.add(id);
    for (const id of mentionsOf(element)) this.mentioned.add(id);
  }
  /** What has changed after all that is here. */
  addAll(later: ChangeLog): void {
    for (const each of later.documents) this.documents.add(each);
    for (const each of later.elements) this.elements.add(each);
    for (const each of later.mentioned) this.mentioned.add(each);
    for (const each of later.areas) this.areas.add(each);
    for (const [kind, properties] of later.properties)
      this.properties.set(kind, new Set([...(this.properties.get(kind) ?? []), ...properties]));
  }
}
