import { type Element, partsOf, compareTexts, lastNameOf } from '@btaas/portfolio';
import type { Engine } from '@btaas/workspace/engine';
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import { toRange } from '../position.js';

/** How an editor pictures each kind. */
const PICTURE: Readonly<Record<Element['kind'] | 'tier' | 'offering' | 'wave', SymbolKind>> = {
  portfolio: SymbolKind.Package,
  unit: SymbolKind.Module,
  capability: SymbolKind.Property,
  outcome: SymbolKind.Event,
  need: SymbolKind.Key,
  archetype: SymbolKind.Interface,
  survey: SymbolKind.Array,
  provider: SymbolKind.Struct,
  contract: SymbolKind.File,
  commission: SymbolKind.Operator,
  calendar: SymbolKind.Enum,
  service: SymbolKind.Class,
  team: SymbolKind.Namespace,
  person: SymbolKind.Object,
  responsibility: SymbolKind.Boolean,
  asset: SymbolKind.Variable,
  process: SymbolKind.Method,
  source: SymbolKind.File,
  metric: SymbolKind.Number,
  plan: SymbolKind.Constant,
  pool: SymbolKind.Constant,
  consolidation: SymbolKind.TypeParameter,
  migration: SymbolKind.Field,
  scenario: SymbolKind.Constructor,
  policy: SymbolKind.Function,
  report: SymbolKind.String,
  tier: SymbolKind.EnumMember,
  offering: SymbolKind.Property,
  wave: SymbolKind.Event,
};

/** The outline of a document: its elements, and their tiers, offerings and waves. */
export function documentSymbols({ document, engine }: Context): readonly DocumentSymbol[] {
  return document.reading.document.elements.map((element) => {
    const parts = partsOf(element).flatMap(({ id, kind }) => {
      const declared = document.names.declared.find((each) => each.id === id && each.start > element.nameEnd);
      if (declared === undefined) return [];
      const range = toRange(document, declared);
      return [{ name: lastOf(id), detail: kind, kind: PICTURE[kind], range, selectionRange: range }];
    });
    return {
      name: element.name === '' ? lastOf(element.id) : element.name,
      detail: element.title?.value ?? element.kind,
      kind: PICTURE[element.kind],
      range: toRange(document, element),
      selectionRange: toRange(document, { start: element.nameStart, end: element.nameEnd }),
      children: parts,
      ...(isRetired(element, engine) ? { tags: [1 as const] } : {}),
    };
  });
}

const MOST_SYMBOLS = 200;

/** The elements whose names have the letters of the query in their order; the shortest names first. */
export function workspaceSymbols(
  engine: Engine,
  query: string,
  uriOf: (document: string) => string,
): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found = [...engine.names.all].filter(({ id }) => hasInOrder(id.toLowerCase(), wanted));
  found.sort((a, b) => a.id.length - b.id.length || compareTexts(a.id, b.id));
  return found.slice(0, MOST_SYMBOLS).map(({ id, kind, document, start, end }) => ({
    name: lastOf(id),
    containerName: id.slice(0, Math.max(0, id.lastIndexOf('.'))),
    kind: kind === '*' ? SymbolKind.Object : PICTURE[kind],
    location: { uri: uriOf(document), range: toRange(engine.documents.get(document)!, { start, end }) },
  }));
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
const lastOf = (id: string) => (id.includes(' ') ? id.slice(id.lastIndexOf('.', id.indexOf(' ')) + 1) : lastNameOf(id));
function isRetired(element: Element, _engine: Engine): boolean {
  return element.kind === 'service' && element.values.state.at(-1)?.value.state?.value === 'retired';
}
