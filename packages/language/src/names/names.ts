import { lastNameOf } from '@btaas/portfolio';
import type { ReferableKind } from '@btaas/portfolio';
import type { Declared, Link } from '../model/link.js';
import { Suggestions } from './suggestions.js';

/** What a document declares and uses, and how names are looked up in it. */
export interface NamesOfDocument {
  readonly namespace: string;
  readonly uses: readonly string[];
  readonly declared: readonly Declared[];
  readonly links: readonly Link[];
}
export interface DeclaredIn extends Declared {
  readonly document: string;
}
/** Something wrong with a name. `related` are other places that belong to it. */
export interface NameProblem {
  readonly id: 'BT001' | 'BT002' | 'BT011';
  readonly message: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** The name as written, and names that could have been meant, the nearest first. */
  readonly text: string;
  readonly similar: readonly string[];
  readonly related: readonly {
    readonly message: string;
    readonly document: string;
    readonly start: number;
    readonly end: number;
  }[];
}

/**
 * The names of a project: what is declared where, and what a name stands for: inside-out through the elements around
 * it, the namespace of the file and the namespaces that it uses, then as a fully qualified name.
 */
export class Names {
  readonly #declared = new Map<string, readonly DeclaredIn[]>();
  readonly #namespaces = new Map<string, number>();
  readonly #suggestions = new Suggestions();

  /** Adds what a document declares. */
  add(document: string, { namespace, declared }: NamesOfDocument): void {
    this.#countNamespace(namespace, 1);
    for (const each of declared) {
      const placed = { ...each, document };
      const known = this.#declared.get(each.id);
      if (known === undefined) this.#declared.set(each.id, [placed]);
      else this.#declared.set(each.id, [...known, placed].sort(byPlace));
      this.#suggestions.add(lastNameOf(each.id), each.kind);
    }
  }
  /** Takes away what a document declared. */
  remove(document: string, { namespace, declared }: NamesOfDocument): void {
    this.#countNamespace(namespace, -1);
    for (const each of declared) {
      this.#suggestions.remove(lastNameOf(each.id), each.kind);
      const left = (this.#declared.get(each.id) ?? []).filter((other) => other.document !== document);
      if (left.length === 0) this.#declared.delete(each.id);
      else this.#declared.set(each.id, left);
    }
  }
  #countNamespace(namespace: string, by: number): void {
    const count = (this.#namespaces.get(namespace) ?? 0) + by;
    if (count === 0) this.#namespaces.delete(namespace);
    else this.#namespaces.set(namespace, count);
  }

  /** Whether some document is in this namespace. */
  hasNamespace(namespace: string): boolean {
    return this.#namespaces.has(namespace);
  }
  /** By name; without the namespace of files that name none. */
  get namespaces(): readonly string[] {
    return [...this.#namespaces.keys()].filter((name) => name !== '').sort();
  }
  /** The declarations of a qualified name, by document and place; the first one counts. */
  declarations(id: string): readonly DeclaredIn[] {
    return this.#declared.get(id) ?? [];
  }
  /** The declaration that counts of each name; made one at a time, for who needs only a few. */
  get all(): Iterable<DeclaredIn> {
    const declared = this.#declared;
    return {
      *[Symbol.iterator]() {
        for (const [first] of declared.values()) yield first!;
      },
    };
  }

  /**
   * What a name stands for, where it is written and elements of these kinds are wanted. Of a name in two used namespaces,
   * both.
   */
  lookUp(
    text: string,
    within: readonly string[],
    document: NamesOfDocument,
    to: readonly ReferableKind[] = ANY,
  ): readonly DeclaredIn[] {
    const found = this.#search(text, within, document, to);
    return found.length > 0 || to === ANY ? found : this.#search(text, within, document, ANY);
  }
  #search(
    text: string,
    within: readonly string[],
    document: NamesOfDocument,
    to: readonly ReferableKind[],
  ): readonly DeclaredIn[] {
    const first = (id: string) => {
      const declared = this.#declared.get(id)?.[0];
      // An offering may be called like an archetype: where an archetype is wanted, it is not in the way.
      return declared !== undefined && PARTS.has(declared.kind) && !isOf(declared.kind, to) ? undefined : declared;
    };
    for (const prefix of within) {
      const found = first(`${prefix}.${text}`);
      if (found !== undefined) return [found];
    }
    const own = document.namespace === '' ? undefined : first(`${document.namespace}.${text}`);
    if (own !== undefined) return [own];
    const through = document.uses.map((prefix) => first(`${prefix}.${text}`)).filter((each) => each !== undefined);
    const distinct = through.filter((each, i) => through.findIndex(({ id }) => id === each.id) === i);
    if (distinct.length > 0) return distinct;
    const found = first(text);
    return found === undefined ? [] : [found];
  }

  /** The qualified name that a link stands for by now, if it stands for something. */
  meaningOf(link: Link, document: NamesOfDocument): string | undefined {
    return fitting(this.lookUp(link.text, link.within, document, link.to), link);
  }
  /** Resolves a link, and says what is wrong with it, if anything. */
  resolve(link: Link, name: string, document: NamesOfDocument): NameProblem | undefined {
    const found = this.lookUp(link.text, link.within, document, link.to);
    const [only] = found;
    const meaning = fitting(found, link);
    const fits = meaning !== undefined;
    link.meaning = meaning;
    link.resolve(meaning ?? link.text, fits);
    if (fits || link.builtIn) return undefined;
    const { start, end, text } = link;
    const at = { document: name, start, end, text, related: [], similar: [] };
    if (found.length > 1) {
      const both = found.map(({ id }) => `"${id}"`).join(' and ');
      const related = found.map((each) => ({ message: `"${each.id}" is declared here`, ...placeOf(each) }));
      const similar = found.map(({ id }) => id);
      return { ...at, id: 'BT001', message: `"${text}" could be ${both}; write the qualified name`, related, similar };
    }
    const wanted = nounOf(link.to);
    if (only !== undefined) {
      const message = `expected ${a(wanted)}, but "${text}" is ${a(only.kind)}`;
      const related = [{ message: `"${only.id}" is declared here`, ...placeOf(only) }];
      return { ...at, id: 'BT011', message, related };
    }
    const similar = this.#suggestions.near(lastNameOf(text), link.to);
    const hint = similar[0] === undefined ? '' : `; did you mean "${similar[0]}"?`;
    return { ...at, id: 'BT001', message: `there is no ${wanted} called "${text}"${hint}`, similar };
  }

  /** Names that are declared more than once, of those that a document declares. */
  *duplicates(document: string, { declared }: NamesOfDocument): Iterable<NameProblem> {
    for (const each of declared) {
      const [first] = this.declarations(each.id);
      if (first === undefined || (first.document === document && first.start === each.start)) continue;
      const related = [{ message: `the first is ${a(first.kind)}`, ...placeOf(first) }];
      const message = `"${each.id}" is declared twice; rename one of them`;
      const { id: text, start, end } = each;
      yield { id: 'BT002', message, document, start, end, related, text, similar: [] };
    }
  }
}

function fitting([only, other]: readonly DeclaredIn[], { to }: Link): string | undefined {
  return only !== undefined && other === undefined && isOf(only.kind, to) ? only.id : undefined;
}

const ANY: readonly ReferableKind[] = ['*'];
const PARTS: ReadonlySet<ReferableKind> = new Set(['tier', 'offering', 'wave']);
const isOf = (kind: ReferableKind, to: readonly ReferableKind[]) => to.includes('*') || to.includes(kind);
const nounOf = (to: readonly ReferableKind[]) => (to.includes('*') ? 'element' : to.join(' or '));
const placeOf = ({ document, start, end }: DeclaredIn) => ({ document, start, end });
const a = (noun: string) => `${/^[aeiou](?!nit)/.test(noun) ? 'an' : 'a'} ${noun}`;
function byPlace(a: DeclaredIn, b: DeclaredIn): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.start - b.start;
}
