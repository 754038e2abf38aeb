import type { Properties, ValueType } from '@btaas/portfolio';
import { schemaOf, type Sourced } from '@btaas/portfolio';
import type { DocumentState } from '@btaas/workspace/engine';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { toRange } from '../position.js';

/** The files that a document names: exit plans, contracts, evidence. Patterns of many files are no links. */
export function documentLinks(
  { document, uriOf }: Context,
  exists: (file: string) => string | undefined,
): readonly DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { value, start, end } of filesNamedIn(document)) {
    const target = exists(value);
    if (target !== undefined)
      links.push({ range: toRange(document, { start: start + 1, end: end - 1 }), target: uriOf(target) });
  }
  return links;
}

/** The paths in a document that name one file each. */
export function* filesNamedIn(document: DocumentState): Iterable<Sourced<string>> {
  for (const element of document.reading.document.elements) {
    const { header, body } = schemaOf(element.kind);
    for (const path of filesIn({ ...header, ...body }, element.values)) if (!/[*?[\]{}]/.test(path.value)) yield path;
  }
}

function* filesIn(properties: Properties, values: object): Iterable<Sourced<string>> {
  for (const [name, { of }] of Object.entries(properties)) {
    const held = (values as Record<string, unknown>)[name];
    for (const value of (Array.isArray(held) ? held : [held]) as readonly (Sourced<unknown> | undefined)[])
      if (value !== undefined) yield* filesOf(of, value);
  }
}
function* filesOf(type: ValueType, value: Sourced<unknown>): Iterable<Sourced<string>> {
  if (type.type === 'text' && type.holds === 'file') yield value as Sourced<string>;
  else if (type.type === 'record') yield* filesIn({ ...type.header, ...type.body }, value.value as object);
  else if (type.type === 'choice') {
    const { record } = value.value as { readonly record?: string };
    const chosen = type.of.find((each) => each.record === record);
    if (chosen !== undefined) yield* filesOf(chosen, value);
  }
}
