import { compareTexts } from '../order.js';
import type { Properties, RecordType, Sourced, TemplateText, ValueType } from '../../schema/types.js';
import type { Expression } from '../../expressions/expression.js';
import { schemaOf } from '../../schema/declarations.js';
import { type Quantity, quantityToJson, type Range, toJson } from '../../values/index.js';
import type { Element, Place } from '../element.js';
import type { Portfolio, PortfolioDocument } from '../portfolio.js';
import {
  type DocumentJson,
  type ElementJson,
  type Json,
  type PlaceJson,
  PORTFOLIO_JSON_VERSION,
  type PortfolioJson,
  type SourcedJson,
} from './format.js';
import { expressionToJson, templateToJson } from './write-expression.js';

/**
 * The portfolio as plain JSON, which `portfolioFromJson` reads back without loss. Documents come by name, so that the
 * order in which files were found changes nothing.
 */
export function portfolioToJson(portfolio: Portfolio): PortfolioJson {
  return {
    version: PORTFOLIO_JSON_VERSION,
    documents: byName(portfolio.documents).map((document) => ({
      ...documentHead(document, portfolio),
      elements: document.elements.map(elementToJson),
    })),
    unresolved: unresolvedToJson(portfolio),
    duplicates: duplicatesToJson(portfolio),
  };
}

/**
 * The text of the JSON in pieces, a document's elements at a time, so that a large portfolio is written without being
 * held as one text. Each element stands on a line of its own: a line-by-line comparison of two versions shows what changed.
 */
export function* portfolioJsonText(portfolio: Portfolio): Generator<string> {
  yield `{\n"version": ${PORTFOLIO_JSON_VERSION},\n"documents": [`;
  let separator = '\n';
  for (const document of byName(portfolio.documents)) {
    const head = JSON.stringify(documentHead(document, portfolio)).slice(1, -1);
    yield `${separator}{${head},"elements":${lines(document.elements.map(elementToJson))}}`;
    separator = ',\n';
  }
  yield `\n],\n"unresolved": ${lines(unresolvedToJson(portfolio))},\n"duplicates": ${lines(duplicatesToJson(portfolio))}\n}\n`;
}

function lines(items: readonly unknown[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
}

function byName(documents: readonly PortfolioDocument[]): readonly PortfolioDocument[] {
  return [...documents].sort((a, b) => compareTexts(a.name, b.name));
}

function documentHead(
  { name, namespace, uses }: PortfolioDocument,
  { libraries }: Portfolio,
): Omit<DocumentJson, 'elements'> {
  return { name, namespace, uses, ...(libraries.has(name) ? { library: true } : {}) };
}

function unresolvedToJson({ unresolved }: Portfolio): PortfolioJson['unresolved'] {
  return unresolved.map((each) => ({ text: each.text, ...placeToJson(each) }));
}
function duplicatesToJson({ duplicates }: Portfolio): PortfolioJson['duplicates'] {
  return duplicates.map(({ id, first, second }) => ({
    id,
    first: placeToJson(first),
    second: placeToJson(second),
  }));
}
function placeToJson({ document, start, end }: Place): PlaceJson {
  return { document, at: [start, end] };
}

export function elementToJson(element: Element): ElementJson {
  const { header, body } = schemaOf(element.kind);
  return {
    kind: element.kind,
    id: element.id,
    name: element.name,
    ...(element.title === undefined ? {} : { title: sourcedToJson(element.title, (title) => title) }),
    ...(element.doc === undefined ? {} : { doc: element.doc }),
    document: element.document,
    namespace: element.namespace,
    at: [element.start, element.end],
    nameAt: [element.nameStart, element.nameEnd],
    values: { ...propertiesToJson(header, element.values), ...propertiesToJson(body, element.values) },
  };
}

type Held = Sourced<unknown> | readonly Sourced<unknown>[] | undefined;

function propertiesToJson(properties: Properties, values: object): Record<string, SourcedJson | SourcedJson[]> {
  const json: Record<string, SourcedJson | SourcedJson[]> = {};
  for (const [name, { of }] of Object.entries(properties)) {
    const held = (values as Readonly<Record<string, Held>>)[name];
    if (held === undefined) continue;
    const one = (value: unknown) => valueToJson(of, value);
    if (!isList(held)) json[name] = sourcedToJson(held, one);
    else if (held.length > 0) json[name] = held.map((each) => sourcedToJson(each, one));
  }
  return json;
}
function isList(held: Sourced<unknown> | readonly Sourced<unknown>[]): held is readonly Sourced<unknown>[] {
  return Array.isArray(held);
}

function sourcedToJson<T>({ value, start, end }: Sourced<T>, toJson: (value: T) => Json): SourcedJson {
  return { value: toJson(value), at: [start, end] };
}

/** A value by the type that the schema gives it; texts, words, dates and references are plain JSON already. */
function valueToJson(type: ValueType, value: unknown): Json {
  switch (type.type) {
    case 'quantity':
      return quantityToJson(value as Quantity) as unknown as Json;
    case 'range':
      return toJson(value as Range) as unknown as Json;
    case 'expression':
      return expressionToJson(value as Expression);
    case 'template': {
      const { text, parts } = value as TemplateText;
      return { text, parts: templateToJson(parts) };
    }
    case 'declaration':
      return elementToJson(value as Element) as unknown as Json;
    case 'record':
      return recordToJson(type, value as object);
    case 'choice': {
      const { record } = value as { readonly record: string };
      return { record, ...recordToJson(type.of.find((each) => each.record === record)!, value as object) };
    }
    default:
      return value as Json;
  }
}

function recordToJson({ named, header, body }: RecordType, value: object): Record<string, Json> {
  const { id, name, title } = value as {
    readonly id: string;
    readonly name: Sourced<string>;
    readonly title: Sourced<string> | undefined;
  };
  const same = (text: string) => text;
  return {
    ...(named ? { id, name: sourcedToJson(name, same) as unknown as Json } : {}),
    ...(named && title !== undefined ? { title: sourcedToJson(title, same) as unknown as Json } : {}),
    ...(propertiesToJson(header, value) as unknown as Record<string, Json>),
    ...(propertiesToJson(body, value) as unknown as Record<string, Json>),
  };
}
