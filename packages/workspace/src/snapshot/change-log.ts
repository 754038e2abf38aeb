import { type Area, type Element, type Kind, mentionsOf, partsOf } from '@btaas/portfolio';
import type { PortfolioChange } from '@btaas/rules';

/** Gathers what becomes of a portfolio, until somebody takes it. */
export class ChangeLog implements PortfolioChange {
  readonly documents = new Set<string>();
  readonly elements = new Set<string>();
  readonly mentioned = new Set<string>();
  readonly kinds = new Set<Kind>();
  readonly areas = new Set<Area>();

  /** An element as it was, or as it is now. */
  add(element: Element): void {
    this.documents.add(element.document);
    this.kinds.add(element.kind);
    this.elements.add(element.id);
    for (const { id } of partsOf(element)) this.elements.add(id);
    for (const id of mentionsOf(element)) this.mentioned.add(id);
  }
}
