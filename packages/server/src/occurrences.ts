import { compareTexts, lastNameOf } from '@btaas/portfolio';
import type { Link } from '@btaas/language';
import type { ReferableKind } from '@btaas/portfolio';
import type { DocumentState, Engine } from '@btaas/workspace/engine';
import type { Occurrence } from './occurrence.js';
import { tierUses } from './tier-uses.js';

/** The name at an offset, and what it stands for. Also right behind the name, where a cursor stands after typing it. */
export function occurrenceAt(engine: Engine, document: DocumentState, offset: number): Occurrence | undefined {
  const touches = ({ start, end }: { start: number; end: number }) => start <= offset && offset <= end;
  for (const { id, kind, start, end } of document.names.declared) {
    if (touches({ start, end })) return occurrence(document.name, { id, kind, start, end }, true);
  }
  const links = document.names.links.filter(touches);
  for (const link of links) {
    const [only, other] = engine.names.lookUp(link.text, link.within, document.names, link.to);
    if (only !== undefined && other === undefined) {
      return occurrence(document.name, { ...link, id: partAt(engine, link, only.id, offset), kind: only.kind }, false);
    }
  }
  return tierUses(engine, document).find(touches);
}

/** In `n.Checkout.Standard`, the part of the name that the offset is in may stand for an element around the last one. */
function partAt(engine: Engine, { text, end }: Link, id: string, offset: number): string {
  const behind = end - offset;
  let name = text;
  let found = id;
  while (name.includes('.') && behind > text.length - name.lastIndexOf('.') - 1 + (id.length - found.length)) {
    name = name.slice(0, name.lastIndexOf('.'));
    found = found.slice(0, found.lastIndexOf('.'));
    if (engine.names.declarations(found).length === 0) return id;
  }
  return found;
}

function occurrence(
  document: string,
  { id, kind, start, end }: { id: string; kind: ReferableKind; start: number; end: number },
  declares: boolean,
): Occurrence {
  const length = Math.min(id.length - id.lastIndexOf('.') - 1, end - start);
  return { document, id, kind, start, end, declares, last: { document, start: end - length, end } };
}

/** All names that stand for an element, its declarations first, then by document and place. */
export function occurrencesOf(engine: Engine, id: string): readonly Occurrence[] {
  const declarations = engine.names
    .declarations(id)
    .map(({ document, kind, start, end }) => occurrence(document, { id, kind, start, end }, true));
  const [first] = declarations;
  if (first === undefined) return [];
  const name = lastNameOf(id);
  const uses: Occurrence[] = [];
  for (const document of [...engine.documents.values()].sort((a, b) => compareTexts(a.name, b.name))) {
    if (first.kind === 'tier') uses.push(...tierUses(engine, document).filter((use) => use.id === id));
    if (!document.linked.has(name)) continue;
    for (const link of document.names.links) {
      if (link.text !== name && !link.text.endsWith(`.${name}`)) continue;
      const [only, other] = engine.names.lookUp(link.text, link.within, document.names, link.to);
      if (only?.id === id && other === undefined) {
        uses.push(occurrence(document.name, { ...link, id, kind: only.kind }, false));
      }
    }
  }
  return [...declarations, ...uses];
}
