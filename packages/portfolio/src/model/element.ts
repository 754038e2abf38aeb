import type { Declarations } from '../schema/declarations.js';
import type { Kind, PropertyValues, Sourced } from '../schema/types.js';

/** A stretch of a document. Offsets are in UTF-16 units, `end` is exclusive. */
export interface Place {
  /** The document's name: its path from the root of the workspace, with `/`. */
  readonly document: string;
  readonly start: number;
  readonly end: number;
}

/** What every declared element has, whatever its kind. */
export interface ElementHead<K extends Kind = Kind> {
  readonly kind: K;
  /**
   * The qualified name, unique in a portfolio. A commission, which has no name, is called after its ends:
   * `meridian.commission Platform to CoreIT`.
   */
  readonly id: string;
  /** The name as declared, without its namespace; empty for a commission. */
  readonly name: string;
  readonly title: Sourced<string> | undefined;
  /** The text of the doc comment, in Markdown. */
  readonly doc: string | undefined;
  readonly document: string;
  readonly namespace: string;
  /** The whole declaration. */
  readonly start: number;
  readonly end: number;
  /** The name; where there is none, the first word. */
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** What the schema says a kind holds, as values. */
export type Values<K extends Kind> = PropertyValues<Declarations[K]['header']> &
  PropertyValues<Declarations[K]['body']>;

/** A declared element, immutable: `values` has what the schema's header and body name. */
export interface ElementOf<K extends Kind> extends ElementHead<K> {
  readonly values: Values<K>;
}
export type Element = { readonly [K in Kind]: ElementOf<K> }[Kind];

export function placeOf(element: ElementHead): Place {
  return { document: element.document, start: element.start, end: element.end };
}
export function nameOf(element: ElementHead): Place {
  return { document: element.document, start: element.nameStart, end: element.nameEnd };
}
/** Where a value of an element stands. */
export function valuePlace(element: ElementHead, value: { readonly start: number; readonly end: number }): Place {
  return { document: element.document, start: value.start, end: value.end };
}
/** The last part of a qualified name: `Checkout` of `shop.payments.Checkout`. */
export function lastNameOf(id: string): string {
  return id.slice(id.lastIndexOf('.') + 1);
}
/** How an element is called in a message: its title, else its name. */
export function labelOf(element: ElementHead): string {
  return element.title?.value ?? (element.name === '' ? element.id : element.name);
}
