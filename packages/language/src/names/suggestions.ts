import { nearest, type ReferableKind } from '@btaas/portfolio';

/** A comparison costs about a microsecond: so many are made before no more suggestions are. */
const MOST_COMPARISONS = 2_000_000;

/** Names that could have been meant. */
export class Suggestions {
  /** How often a name is declared, by kind and length. */
  readonly #names = new Map<ReferableKind, Map<number, Map<string, number>>>();
  readonly #known = new Map<string, readonly string[]>();
  #compared = 0;

  add(name: string, kind: ReferableKind): void {
    this.#forget();
    const lengths = ensure(this.#names, kind, () => new Map<number, Map<string, number>>());
    const names = ensure(lengths, name.length, () => new Map<string, number>());
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  remove(name: string, kind: ReferableKind): void {
    this.#forget();
    const names = this.#names.get(kind)?.get(name.length);
    const count = names?.get(name) ?? 0;
    if (count > 1) names?.set(name, count - 1);
    else names?.delete(name);
  }
  #forget(): void {
    this.#known.clear();
    this.#compared = 0;
  }
  /** The nearest names of these kinds, the nearest first. */
  near(name: string, kinds: readonly ReferableKind[]): readonly string[] {
    const key = `${kinds.join()} ${name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#compared > MOST_COMPARISONS) return [];
    const wanted = kinds.includes('*') ? [...this.#names.keys()] : kinds;
    const found = this.#search(name, wanted);
    this.#known.set(key, found);
    return found;
  }
  #search(name: string, kinds: readonly ReferableKind[]): readonly string[] {
    // One letter of one or two is another name, not a slip.
    const furthest = Math.floor(name.length / 3);
    if (furthest === 0) return [];
    const candidates = new Set<string>();
    for (const kind of kinds) {
      for (const [length, names] of this.#names.get(kind) ?? []) {
        if (Math.abs(length - name.length) <= furthest) for (const each of names.keys()) candidates.add(each);
      }
    }
    this.#compared += candidates.size;
    return nearest(name, candidates, furthest).sort().slice(0, 3);
  }
}

function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
