import { type ElementOf, type ModelEdit, placeOf, schemaOf, valuePlace, lastNameOf } from '@btaas/portfolio';
import type { Context } from '../../context.js';
import { declaringElement } from '../../declared-at.js';
import { type Refactoring, type Selection, selected } from './refactoring.js';

/** Writes into an archetype what it takes over from the one that it extends, which it then extends no more. */
export function inlineParent(context: Context, selection: Selection): readonly Refactoring[] {
  const [archetype, other] = selected(context, selection);
  if (archetype?.kind !== 'archetype' || other !== undefined) return [];
  const clause = archetype.values.extends;
  if (clause?.value.found !== true || selection.start > archetype.start + headerLength(context, archetype)) return [];
  const parent = declaringElement(context.engine, clause.value.to);
  if (parent?.kind !== 'archetype' || !isUnderstood(archetype, parent)) return [];
  const source = context.engine.documents.get(parent.document)!.text;
  const taken = Object.keys(schemaOf('archetype').body).flatMap((key) => propertyText(source, archetype, parent, key));
  const grandparent = parent.values.extends;
  const { document } = context;
  const keyword = document.text.lastIndexOf('extends', clause.start);
  const edits: ModelEdit[] = [
    ...taken.map((text): ModelEdit => ({ edit: 'addProperty', to: placeOf(archetype), text })),
    grandparent === undefined
      ? {
          edit: 'replace',
          at: { document: document.name, start: keyword, end: behindSpaces(document.text, clause.end) },
          text: '',
        }
      : { edit: 'replace', at: valuePlace(archetype, clause), text: source.slice(grandparent.start, grandparent.end) },
  ];
  return [{ title: `Inline what ${lastNameOf(parent.id)} gives to ${archetype.name}`, kind: 'refactor.inline', edits }];
}

type Archetype = ElementOf<'archetype'>;

/** Where both say something in one block, or in a list, a copy would mean something else. */
function isUnderstood(archetype: Archetype, parent: Archetype): boolean {
  return (
    !(archetype.values.warranty !== undefined && parent.values.warranty !== undefined) &&
    parent.namespace === archetype.namespace
  );
}

function headerLength({ document }: Context, { start, end }: Archetype): number {
  const brace = document.text.indexOf('{', start);
  return (brace < 0 || brace > end ? end : brace) - start;
}

/** The text of a property that the parent has and the archetype lacks. */
function propertyText(source: string, archetype: Archetype, parent: Archetype, key: string): readonly string[] {
  const values = (of: Archetype) =>
    [(of.values as Record<string, unknown>)[key] ?? []].flat() as { start: number; end: number }[];
  if (values(archetype).length > 0) return [];
  const own = values(parent);
  if (own.length === 0) return [];
  if (key === 'tier') return own.map((each) => withKey(source, each, key));
  return [withKey(source, { start: own[0]!.start, end: own.at(-1)!.end }, key)];
}
function withKey(source: string, { start, end }: { start: number; end: number }, key: string): string {
  const text = source.slice(start, end);
  return text.startsWith(key) ? text : `${key} ${text}`;
}
const behindSpaces = (text: string, at: number) => at + /^ */.exec(text.slice(at))![0].length;
