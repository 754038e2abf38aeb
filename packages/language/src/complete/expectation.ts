import type { Kind, Property, ValueType } from '@btaas/portfolio';

/** Something that the grammar and the schema allow at a place. */
export type Expectation =
  /** A word that begins a declaration. */
  | { readonly what: 'declaration'; readonly word: string; readonly kind: Kind; readonly doc: string }
  /** A word that begins a property. */
  | {
      readonly what: 'property';
      readonly word: string;
      readonly doc: string | undefined;
      /** What the schema says of it; undefined for `namespace` and the like. */
      readonly property: Property | undefined;
      /** That it stands in this block already and may not stand there twice. */
      readonly given: boolean;
    }
  /** A word of the grammar between values: `under`, `since`, `lower`. */
  | { readonly what: 'keyword'; readonly word: string; readonly doc: string | undefined }
  /** A value by its type in the schema: a reference, a word of a list, a quantity, a date and so on. */
  | {
      readonly what: 'value';
      readonly of: ValueType;
      readonly doc: string | undefined;
      /** The name of the header's clause or of the property that holds it. */
      readonly holds: string;
    }
  /** The unit of a number that was just written. */
  | { readonly what: 'unit'; readonly of: ValueType | undefined }
  /** The name of something new. */
  | { readonly what: 'name'; readonly of: string }
  /** The title of what was just named, in quotes. */
  | { readonly what: 'title' }
  /** A namespace. */
  | { readonly what: 'namespace' }
  /** An operator of expressions: `and`, `+`. */
  | { readonly what: 'operator'; readonly word: string }
  /** A brace, a comma, an arrow. */
  | { readonly what: 'symbol'; readonly word: string };
