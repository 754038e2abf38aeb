import { isName } from '@btaas/portfolio';
import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Context } from '../context.js';
import type { Occurrence } from '../occurrence.js';
import { occurrenceAt, occurrencesOf } from '../occurrences.js';
import { toRange } from '../position.js';

/** Why a rename is refused, in words for the one who asked for it. */
export interface Refusal {
  readonly refused: string;
}

/** What a rename at this place would change. */
export function prepareRename(
  context: Context,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | Refusal {
  const found = occurrenceAt(context.engine, context.document, offset);
  if (found === undefined) return { refused: 'There is no name here that can be changed.' };
  const foreign = foreignDeclaration(context, found);
  if (foreign !== undefined) return foreign;
  return {
    range: toRange(context.document, found.last),
    placeholder: context.document.text.slice(found.last.start, found.last.end),
  };
}

/** Changes a name where it is declared and wherever it is used, unless that would give something another meaning. */
export function rename(context: Context, offset: number, newName: string): WorkspaceEdit | Refusal {
  const { engine, document } = context;
  const found = occurrenceAt(engine, document, offset);
  if (found === undefined) return { refused: 'There is no name here that can be changed.' };
  const foreign = foreignDeclaration(context, found);
  if (foreign !== undefined) return foreign;
  if (!isName(newName)) {
    return {
      refused: `"${newName}" is not a name: it must begin with a letter and have only letters, digits and "_".`,
    };
  }
  const all = occurrencesOf(engine, found.id);
  const clash = clashOf(context, found.id, newName, all);
  if (clash !== undefined) return { refused: clash };
  const changes: Record<string, TextEdit[]> = {};
  for (const { document: name, last } of all) {
    const uri = context.uriOf(name);
    changes[uri] ??= [];
    changes[uri].push({ range: toRange(engine.documents.get(name)!, last), newText: newName });
  }
  return { changes };
}

function foreignDeclaration({ engine, isOurs }: Context, { id }: Occurrence): Refusal | undefined {
  const foreign = occurrencesOf(engine, id).find(({ document }) => !isOurs(document));
  if (foreign === undefined) return undefined;
  return {
    refused: `"${id}" is also named in ${foreign.document}, which is a library that is not part of this workspace.`,
  };
}

/** What already has the new name, or would be taken for the renamed element. */
function clashOf({ engine }: Context, id: string, newName: string, all: readonly Occurrence[]): string | undefined {
  const prefix = id.slice(0, id.lastIndexOf('.') + 1);
  const newId = prefix + newName;
  if (engine.names.declarations(newId).length > 0) return `"${newId}" exists already; choose another name.`;
  for (const { document: name, start, end, declares } of all) {
    if (declares) continue;
    const document = engine.documents.get(name)!;
    const link = document.names.links.find((each) => each.start === start && each.end === end);
    if (link === undefined) continue;
    const text = link.text.slice(0, link.text.lastIndexOf('.') + 1) + newName;
    const [other] = engine.names.lookUp(text, link.within, document.names, link.to);
    if (other !== undefined) return `in ${name}, "${text}" would mean "${other.id}"; choose another name.`;
  }
  for (const document of engine.documents.values()) {
    if (!document.linked.has(newName)) continue;
    const { namespace, uses } = document.names;
    for (const { text, within } of document.names.links) {
      if (text !== newName && !text.endsWith(`.${newName}`)) continue;
      const prefixes = [...within, namespace, ...uses, ''].map((each) => (each === '' ? '' : `${each}.`));
      if (prefixes.some((each) => `${each}${text}` === newId)) {
        return `in ${document.name}, "${text}" would mean the renamed element; choose another name.`;
      }
    }
  }
  return undefined;
}
