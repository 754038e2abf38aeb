import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPortfolio, type Element, type Kind, type Portfolio } from '../src/index.js';
import { snapshotOf } from '../../../test/support/portfolio.js';

/** The portfolio of a folder, each property of which says when it is read. */
export function watchedPortfolio(folder: string, read: (kind: Kind, property: string) => void): Portfolio {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.btaas'));
  const texts = Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const { documents } = snapshotOf(texts).portfolio;
  const watchedElement = (element: Element): Element =>
    ({
      ...element,
      values: watched(element.values, (property) => read(element.kind, property)),
    }) as Element;
  return createPortfolio({
    documents: documents.map((document) => ({ ...document, elements: document.elements.map(watchedElement) })),
  });
}

/** Values that say which of them is read: of a list of records, which field of one, as `offering.price`. */
function watched(values: object, read: (property: string) => void): object {
  return new Proxy(values, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (typeof property !== 'string') return value;
      if (!isListOfRecords(value)) {
        read(property);
        return value;
      }
      return value.map((entry) => ({ ...entry, value: watched(entry.value, (field) => read(`${property}.${field}`)) }));
    },
  });
}
function isListOfRecords(value: unknown): value is readonly { readonly value: object }[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every(({ value: each }) => typeof each === 'object' && Object.getPrototypeOf(each) === Object.prototype);
}

/** Asks an object for everything that it can say of any element, and explains it. */
export function exercise(figures: object, portfolio: Portfolio, kinds: readonly Kind[]): void {
  const elements = kinds.flatMap((kind) => [...portfolio.all(kind)] as Element[]);
  const seen = new Set<unknown>();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > 6) return;
    seen.add(value);
    if ('explain' in value && typeof value.explain === 'function') visit(value.explain(), depth + 1);
    if (value instanceof Map) for (const each of value.values()) visit(each, depth + 1);
    else if (Array.isArray(value)) for (const each of value) visit(each, depth + 1);
    // Elements themselves are not what is computed.
    else if (!('kind' in value && 'nameStart' in value)) for (const each of valuesOf(value)) visit(each, depth + 1);
  };
  for (const member of membersOf(figures)) {
    const value = (figures as Record<string, unknown>)[member];
    if (typeof value !== 'function') visit(value, 0);
    else {
      for (const element of elements) {
        for (const given of [element, element.id]) {
          // Not every element is one that the method takes.
          try {
            visit((value as (of: unknown) => unknown).call(figures, given), 0);
          } catch {}
        }
      }
    }
  }
}

function* valuesOf(value: object): Iterable<unknown> {
  for (const member of membersOf(value)) yield (value as Record<string, unknown>)[member];
}
function membersOf(value: object): readonly string[] {
  const prototype: object = Object.getPrototypeOf(value) ?? {};
  const inherited = prototype === Object.prototype ? [] : Object.getOwnPropertyNames(prototype);
  return [...Object.keys(value), ...inherited.filter((name) => name !== 'constructor')];
}
