import type { Element, ElementHead, Portfolio } from '../../model/index.js';
import { KINDS, schemaOf } from '../../schema/declarations.js';
import type { Properties, ValueType } from '../../schema/types.js';

/** Where an expression stands, which decides what the names of elements in it mean. */
export type Standing = Pick<ElementHead, 'document' | 'namespace'>;

/** Words of the language's lists, such as states and levels. They mean themselves, whatever elements are called. */
const WORDS: ReadonlySet<string> = new Set(
  KINDS.flatMap((kind) => {
    const { header, body } = schemaOf(kind);
    return [...wordsOf(header), ...wordsOf(body)];
  }),
);

function wordsOf(properties: Properties): readonly string[] {
  return Object.values(properties).flatMap(({ of }) => wordsOfType(of));
}
function wordsOfType(type: ValueType): readonly string[] {
  if (type.type === 'word') return type.words;
  if (type.type === 'choice') return type.of.flatMap(wordsOfType);
  return type.type === 'record' ? [...wordsOf(type.header), ...wordsOf(type.body)] : [];
}

/**
 * The element that a name stands for: one of the namespace of the file, else of those that it uses, else of none. A name
 * that two used namespaces have is no element here.
 */
function elementNamed(name: string, at: Standing, portfolio: Portfolio): Element | undefined {
  const own = at.namespace === '' ? undefined : portfolio.find(`${at.namespace}.${name}`);
  if (own !== undefined) return own;
  const uses = portfolio.document(at.document)?.uses ?? [];
  const used = uses.flatMap((namespace) => portfolio.find(`${namespace}.${name}`) ?? []);
  if (used.length > 0) return new Set(used.map(({ id }) => id)).size === 1 ? used[0] : undefined;
  return portfolio.find(name);
}

/** What a name stands for that is no word of a list: an element, or the full name of a namespace. */
export function namedHere(name: string, at: Standing, portfolio: Portfolio): Element | string | undefined {
  if (WORDS.has(name)) return undefined;
  return elementNamed(name, at, portfolio) ?? inNamespace('', name, portfolio);
}

/** The full name of a namespace at the beginning of a qualified name. */
export function namespaceNamed(name: string, portfolio: Portfolio): string | undefined {
  return portfolio.namespaces.has(name) ? NAMESPACE + name : undefined;
}

/** The kind of a namespace as a thing that is followed by a dot: `catalogue` in `catalogue.Checkout`. */
const NAMESPACE = 'namespace ';

/** The full name of a namespace, if that is what something of a kind is. */
export function namespaceOfKind(kind: string): string | undefined {
  return kind.startsWith(NAMESPACE) ? kind.slice(NAMESPACE.length) : undefined;
}

/** What stands in a namespace under a name: an element, or a namespace within it. */
export function inNamespace(namespace: string, name: string, portfolio: Portfolio): Element | string | undefined {
  const full = namespace === '' ? name : `${namespace}.${name}`;
  return portfolio.find(full) ?? (portfolio.namespaces.has(full) ? NAMESPACE + full : undefined);
}
