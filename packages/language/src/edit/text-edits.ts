import { editedDocument, type ModelEdit } from '@btaas/portfolio';
import { addElement } from './add-element.js';
import { addProperties } from './add-property.js';
import { removeElement, removeValue } from './remove.js';
import { pathTo, type Source, sourceOf, type Span } from './source.js';
import type { TextEdit } from './text-edit.js';

/**
 * What edits of the model mean for the text of one document, the one that is called `document`. Edits are applied
 * together: all offsets are those of `text`. What is added looks like what stands around it.
 */
export function textEdits(edits: readonly ModelEdit[], document: string, text: string): readonly TextEdit[] {
  const own = edits.filter((edit) => editedDocument(edit) === document);
  if (own.length === 0) return [];
  const source = sourceOf(text);
  return [...addedProperties(source, own), ...own.flatMap((edit) => textEdit(source, edit))];
}

function textEdit(source: Source, edit: ModelEdit): readonly TextEdit[] {
  switch (edit.edit) {
    case 'replace':
      return [{ start: edit.at.start, end: edit.at.end, text: edit.text }];
    case 'removeValue':
      return removeValue(source, edit.at);
    case 'renameProperty':
      return renameProperty(source, edit.at, edit.name);
    case 'removeElement':
      return removeElement(source, edit.at);
    case 'addElement':
      return [addElement(source, edit.after, edit.text)];
    case 'addProperty':
      return [];
  }
}

/** The property's own word is where it begins. */
function renameProperty(source: Source, at: Span, name: string): readonly TextEdit[] {
  const property = pathTo(source.file, at).findLast(({ $type }) => $type === 'Property');
  if (property === undefined) return [];
  return [{ start: property.$start, end: property.$start + (property.key as string).length, text: name }];
}

/** Several properties for one element go into one block. */
function addedProperties(source: Source, edits: readonly ModelEdit[]): readonly TextEdit[] {
  const byOwner = new Map<string, { start: number; end: number; texts: string[] }>();
  for (const edit of edits) {
    if (edit.edit !== 'addProperty') continue;
    const { start, end } = edit.to;
    const owner = byOwner.get(`${start} ${end}`) ?? { start, end, texts: [] };
    owner.texts.push(edit.text);
    byOwner.set(`${start} ${end}`, owner);
  }
  return [...byOwner.values()].flatMap(({ start, end, texts }) => addProperties(source, { start, end }, texts));
}
