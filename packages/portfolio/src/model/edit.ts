import type { Place } from './element.js';

/** A change of the portfolio's text, said in terms of the model; the language turns it into text edits. */
export type ModelEdit =
  /** Another text in place of a value, such as `99.9%`. */
  | { readonly edit: 'replace'; readonly at: Place; readonly text: string }
  /** One more property at the end of the block of an element or a record, which gets a block if it has none. */
  | { readonly edit: 'addProperty'; readonly to: Place; readonly text: string }
  /** Away with the property (or the item of a list) that holds the value at this place. */
  | { readonly edit: 'removeValue'; readonly at: Place }
  /** Another name for the property that holds the value at this place, such as `uc` for `ola`. */
  | { readonly edit: 'renameProperty'; readonly at: Place; readonly name: string }
  /** Away with a whole declaration. */
  | { readonly edit: 'removeElement'; readonly at: Place }
  /** A new declaration behind another one, or at the end of a document. */
  | { readonly edit: 'addElement'; readonly document: string; readonly after?: Place; readonly text: string };

/** The document whose text an edit changes. */
export function editedDocument(edit: ModelEdit): string {
  if (edit.edit === 'addElement') return edit.document;
  return edit.edit === 'addProperty' ? edit.to.document : edit.at.document;
}
