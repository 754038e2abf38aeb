import type { Kind } from '../../schema/types.js';

/** Any plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The version of the format. A change that a reader could trip over raises it. */
export const PORTFOLIO_JSON_VERSION = 1;
/** The file name of the published JSON Schema. */
export const PORTFOLIO_SCHEMA_FILE = 'btaas.portfolio.schema.json';

/** A stretch of the document: the offset of its first character in UTF-16 units, and the one after its last. */
export type Span = readonly [start: number, end: number];

/**
 * A value and where it stands in the element's document. A property that is not given is left out, as is one that may
 * repeat and does not occur.
 */
export interface SourcedJson {
  readonly value: Json;
  readonly at: Span;
}
export interface ElementJson {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  readonly title?: SourcedJson;
  readonly doc?: string;
  readonly document: string;
  readonly namespace: string;
  /** The whole declaration. */
  readonly at: Span;
  /** Its name; where there is none, its first word. */
  readonly nameAt: Span;
  readonly values: { readonly [property: string]: SourcedJson | readonly SourcedJson[] };
}
export interface DocumentJson {
  readonly name: string;
  readonly namespace: string;
  readonly uses: readonly string[];
  /** True for the documents of a library; left out for those of the project. */
  readonly library?: true;
  readonly elements: readonly ElementJson[];
}
export interface PlaceJson {
  readonly document: string;
  readonly at: Span;
}
/** A portfolio as other programs read it: what the text says and where it says it, with nothing computed. */
export interface PortfolioJson {
  readonly version: typeof PORTFOLIO_JSON_VERSION;
  readonly documents: readonly DocumentJson[];
  /** Names that stand for nothing. */
  readonly unresolved: readonly (PlaceJson & { readonly text: string })[];
  /** Names that are declared more than once. */
  readonly duplicates: readonly { readonly id: string; readonly first: PlaceJson; readonly second: PlaceJson }[];
}
