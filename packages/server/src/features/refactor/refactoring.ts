import type { Element, ModelEdit } from '@btaas/portfolio';
import type { Context } from '../../context.js';

/** A change of the text that leaves its meaning, or adds what somebody asked for. */
export interface Refactoring {
  readonly title: string;
  /** How the protocol sorts it. */
  readonly kind:
    | 'refactor.extract'
    | 'refactor.inline'
    | 'refactor.move'
    | 'refactor.rewrite'
    | 'source.organizeImports';
  readonly edits: readonly ModelEdit[];
  /** A file that is made with it. */
  readonly newFile?: { readonly document: string; readonly text: string };
}
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** The elements of the document that a selection touches. */
export function selected({ document }: Context, { start, end }: Selection): readonly Element[] {
  return document.reading.document.elements.filter((element) => element.start <= end && start <= element.end);
}

/** A name that nothing is called in a namespace yet. */
export function freeName({ engine, document }: Context, wanted: string): string {
  const { namespace } = document.names;
  const isTaken = (name: string) =>
    engine.names.declarations(namespace === '' ? name : `${namespace}.${name}`).length > 0;
  if (!isTaken(wanted)) return wanted;
  let number = 2;
  while (isTaken(`${wanted}${number}`)) number++;
  return `${wanted}${number}`;
}
