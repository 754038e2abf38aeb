import { byId } from '../model/order.js';
import type { Element, Portfolio } from '../model/index.js';
import { type Flat, flatten } from './flatten.js';
import { haveSameContent } from './same-content.js';

/** One element in two versions. */
export interface Pair {
  readonly before: Element;
  readonly after: Element;
}
export interface Pairing {
  /** Elements that are in both, by the name after; those that say exactly the same are among them. */
  readonly pairs: readonly Pair[];
  readonly removed: readonly Element[];
  readonly added: readonly Element[];
  /** The name after, of what was called otherwise before. */
  nameAfter(id: string): string;
}

const MOST_ROUNDS = 8;

/**
 * Which element of one version is which of the other. What kept its qualified name is the same; of what is left, elements
 * of one kind belong together that say the same (names of elements that were renamed count as their new ones), then those
 * that alone kept their name in another namespace, then those that alone kept their title.
 */
export function pairElements(before: Portfolio, after: Portfolio): Pairing {
  const renamed = new Map<string, string>();
  const pairs: Pair[] = [];
  const pair = (old: Element, fresh: Element) => {
    pairs.push({ before: old, after: fresh });
    if (old.id !== fresh.id) renamed.set(old.id, fresh.id);
  };
  const old = elementsOf(before);
  const fresh = elementsOf(after);
  for (const [id, element] of old) {
    const other = fresh.get(id);
    if (other?.kind !== element.kind) continue;
    pair(element, other);
    old.delete(id);
    fresh.delete(id);
  }
  const nameAfter = (id: string) => nameThrough(id, renamed);
  const match = (keyOf: (element: Element, isBefore: boolean) => string | undefined): boolean => {
    const candidates = uniqueBy([...fresh.values()], (element) => keyOf(element, false));
    let found = false;
    for (const [key, element] of uniqueBy([...old.values()], (each) => keyOf(each, true))) {
      const other = element && candidates.get(key);
      if (element === undefined || other === undefined) continue;
      pair(element, other);
      old.delete(element.id);
      fresh.delete(other.id);
      found = true;
    }
    return found;
  };
  const settle = (): void => {
    const content = (element: Element, isBefore: boolean) => contentKey(element, isBefore ? nameAfter : same);
    for (let round = 0; round < MOST_ROUNDS && old.size > 0 && fresh.size > 0 && match(content); round++);
  };
  settle();
  match(({ kind, name }) => (name === '' ? undefined : `${kind} ${name}`));
  match(({ kind, title }) => title && `${kind} ${title.value}`);
  // A commission is called after its ends, which may be called otherwise by now.
  match((element, isBefore) => commissionKey(element, isBefore ? nameAfter : same));
  settle();
  return {
    pairs: pairs.sort((a, b) => byId(a.after, b.after)),
    removed: [...old.values()].sort(byId),
    added: [...fresh.values()].sort(byId),
    nameAfter,
  };
}

export function isUnchanged({ before, after }: Pair): boolean {
  return before.id === after.id && haveSameContent(before, after);
}

/** What both versions of an element say, with the names of after. */
export function flatPair({ before, after }: Pair, nameAfter: (id: string) => string): readonly [Flat, Flat] {
  return [flatten(before, nameAfter), flatten(after, same)];
}

function commissionKey(element: Element, nameOf: (id: string) => string): string | undefined {
  if (element.kind !== 'commission') return undefined;
  const [service, to] = [element.values.service?.value.to, element.values.to?.value.to];
  return service === undefined || to === undefined ? undefined : `${nameOf(service)} to ${nameOf(to)}`;
}

const same = (id: string) => id;

/** The first of each qualified name, as the portfolio finds it; what is in a library is another project's. */
function elementsOf({ documents, libraries }: Portfolio): Map<string, Element> {
  const elements = new Map<string, Element>();
  for (const document of documents) {
    if (libraries.has(document.name)) continue;
    for (const element of document.elements) if (!elements.has(element.id)) elements.set(element.id, element);
  }
  return elements;
}

/** An element's own name, or that of one of its parts, which goes with it. */
function nameThrough(id: string, renamed: ReadonlyMap<string, string>): string {
  const direct = renamed.get(id);
  if (direct !== undefined || renamed.size === 0) return direct ?? id;
  const dot = id.lastIndexOf('.');
  const owner = dot < 0 ? undefined : renamed.get(id.slice(0, dot));
  return owner === undefined ? id : owner + id.slice(dot);
}

/** Items by key; a key that several have stands for none of them. */
function uniqueBy(
  items: readonly Element[],
  keyOf: (item: Element) => string | undefined,
): ReadonlyMap<string, Element | undefined> {
  const found = new Map<string, Element | undefined>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) found.set(key, found.has(key) ? undefined : item);
  }
  return found;
}

/** Everything that an element says; nothing for one that says nothing, as all of those are alike. */
function contentKey(element: Element, nameOf: (id: string) => string): string | undefined {
  const own = (id: string) => {
    const name = nameOf(id);
    return name === element.id || name.startsWith(`${element.id}.`) ? name.slice(element.id.length) : name;
  };
  const flat = flatten(element, own);
  if (flat.size === 0) return undefined;
  const lines = [...flat].map(([path, { text }]) => `${path}: ${text}`).sort();
  return `${element.kind}\n${lines.join('\n')}`;
}
