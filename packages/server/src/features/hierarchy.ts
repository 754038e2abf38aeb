import {
  type Element,
  type ElementOf,
  nameOf,
  placeOf,
  type Portfolio,
  type Reference,
  type Sourced,
} from '@btaas/portfolio';
import { type Range, SymbolKind } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { occurrenceAt } from '../occurrences.js';
import { toRange } from '../position.js';

/** An entry of a call or type hierarchy; `data` is the qualified name, by which the editor asks on. */
export interface HierarchyItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly uri: string;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly data: string;
}
export interface HierarchyCall {
  readonly item: HierarchyItem;
  /** Where the one names the other, in the document of the one who names. */
  readonly ranges: readonly Range[];
}

function itemOf(context: Context, element: Element): HierarchyItem | undefined {
  const document = context.engine.documents.get(element.document);
  if (document === undefined) return undefined;
  return {
    name: element.name === '' ? element.id : element.name,
    detail: element.title?.value ?? element.kind,
    kind:
      element.kind === 'archetype'
        ? SymbolKind.Interface
        : element.kind === 'provider'
          ? SymbolKind.Struct
          : SymbolKind.Class,
    uri: context.uriOf(element.document),
    range: toRange(document, placeOf(element)),
    selectionRange: toRange(document, nameOf(element)),
    data: element.id,
  };
}

/** The element at a place, if it is of one of these kinds. */
export function prepareHierarchy(
  context: Context,
  offset: number,
  kinds: readonly Element['kind'][],
): readonly HierarchyItem[] {
  const found = occurrenceAt(context.engine, context.document, offset);
  const element = found && context.snapshot().portfolio.find(found.id);
  if (element === undefined || !kinds.includes(element.kind)) return [];
  const item = itemOf(context, element);
  return item === undefined ? [] : [item];
}

interface Use {
  readonly to: string;
  readonly at: Sourced<Reference>;
}
/** What a service leans on: the services that it requires, and the providers that it is commissioned to. */
function requiredBy(service: ElementOf<'service'>): readonly Use[] {
  return service.values.requires.flatMap(({ value }) => {
    const members = value.record === 'AnyOf' ? value.members.map((each) => each.value) : [value];
    return members.flatMap(({ service: at }) => (at?.value.found ? [{ to: at.value.to, at }] : []));
  });
}
function commissionsOf(
  portfolio: Portfolio,
): readonly { from: string; to: string; element: ElementOf<'commission'> }[] {
  return portfolio.all('commission').flatMap((element) => {
    const { service, to } = element.values;
    return service?.value.found && to?.value.found ? [{ from: service.value.to, to: to.value.to, element }] : [];
  });
}

/** Who requires the service, or is commissioned to the provider. */
export function incoming(context: Context, id: string): readonly HierarchyCall[] {
  const { portfolio } = context.snapshot();
  const calls: HierarchyCall[] = [];
  for (const service of portfolio.all('service')) {
    const uses = requiredBy(service).filter(({ to }) => to === id);
    if (uses.length > 0)
      calls.push(
        ...callOf(
          context,
          service,
          service,
          uses.map(({ at }) => at),
        ),
      );
  }
  for (const { from, to, element } of commissionsOf(portfolio)) {
    const service = portfolio.find(from);
    if (to === id && service !== undefined) calls.push(...callOf(context, service, element, [element.values.to!]));
  }
  return calls;
}

/** What the service requires, and to whom it is commissioned. */
export function outgoing(context: Context, id: string): readonly HierarchyCall[] {
  const { portfolio } = context.snapshot();
  const service = portfolio.get('service', id);
  if (service === undefined) return [];
  const byTarget = new Map<string, Sourced<Reference>[]>();
  for (const { to, at } of requiredBy(service)) byTarget.set(to, [...(byTarget.get(to) ?? []), at]);
  const calls: HierarchyCall[] = [];
  for (const [to, places] of byTarget) {
    const target = portfolio.find(to);
    if (target !== undefined) calls.push(...callOf(context, target, service, places));
  }
  for (const { from, to, element } of commissionsOf(portfolio)) {
    const provider = portfolio.find(to);
    if (from === id && provider !== undefined) calls.push(...callOf(context, provider, element, [element.values.to!]));
  }
  return calls;
}

function callOf(
  context: Context,
  element: Element,
  holder: Element,
  at: readonly Sourced<Reference>[],
): readonly HierarchyCall[] {
  const item = itemOf(context, element);
  const document = context.engine.documents.get(holder.document);
  if (item === undefined || document === undefined) return [];
  return [{ item, ranges: at.map((place) => toRange(document, place)) }];
}

/** The archetype that this one extends. */
export function supertypes(context: Context, id: string): readonly HierarchyItem[] {
  const { portfolio } = context.snapshot();
  const parent = portfolio.get('archetype', id)?.values.extends?.value;
  const element = parent?.found ? portfolio.find(parent.to) : undefined;
  const item = element && itemOf(context, element);
  return item === undefined ? [] : [item];
}

/** The archetypes that extend this one. */
export function subtypes(context: Context, id: string): readonly HierarchyItem[] {
  const all = context.snapshot().portfolio.all('archetype');
  return all
    .filter(({ values }) => values.extends?.value.found && values.extends.value.to === id)
    .map((element) => itemOf(context, element))
    .filter((item) => item !== undefined);
}
