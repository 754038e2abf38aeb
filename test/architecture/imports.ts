/** What a file imports, or exports from elsewhere. */
export interface Import {
  /** As it is written: `./check.js`, `@btaas/portfolio`. */
  readonly from: string;
  /** Whether nothing is left of it when the program runs. */
  readonly typesOnly: boolean;
  /** Whether it happens only when the program comes by, and not when the file is loaded. */
  readonly late: boolean;
}

const STATIC = /^(?:import|export)\b(\s*type\b)?(?:([\w$*,{}\s]+?)\bfrom\b)?\s*(['"])([^'"]+)\3/gm;
const LATE = /(\btypeof\s+)?\bimport\(\s*(['"])([^'"]+)\2\s*[,)]/g;

/** All imports of a text, of whatever form, in no particular order. */
export function importsOf(text: string): readonly Import[] {
  const found: Import[] = [];
  for (const [, type, names, , from] of text.matchAll(STATIC)) {
    found.push({ from: from!, typesOnly: type !== undefined || isOfTypes(names ?? ''), late: false });
  }
  for (const [, type, , from] of text.matchAll(LATE)) {
    found.push({ from: from!, typesOnly: type !== undefined, late: true });
  }
  return found;
}

/** `{ type A, type B }` */
function isOfTypes(names: string): boolean {
  const inBraces = /^\s*\{([^}]*)\}\s*$/
    .exec(names)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return inBraces?.every((name) => /^\s*type\s/.test(name)) === true;
}
