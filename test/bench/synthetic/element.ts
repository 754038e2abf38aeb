/**
 * One declaration of a synthetic portfolio. In its text a reference is marked (`requires @Ledger, @Archive`), so that
 * the same declaration can be written in BTaaS, with the names qualified where they must be, and in other languages.
 */
export interface Element {
  readonly kind: string;
  /** Unique in the workspace. A commission has no name in BTaaS; it carries one for the others. */
  readonly name: string;
  /** The BTaaS text with marked references; the first line is the header. */
  readonly marked: string;
}

export function element(kind: string, name: string, marked: string): Element {
  return { kind, name, marked };
}

const MARK = /@(\w+)/g;

export function withReferences(marked: string, write: (name: string) => string): string {
  return marked.replace(MARK, (_mark, name: string) => write(name));
}

/** The names of the declarations that a text refers to, as often as it does. */
export function referencesOf({ marked }: Element): string[] {
  return [...marked.matchAll(MARK)].map(([, name]) => name!);
}
