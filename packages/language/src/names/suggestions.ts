import { nearest, type ReferableKind } from '@btaas/portfolio';

/** A comparison costs a microsecond or two: so many are made before no more suggestions are. */
const MOST_COMPARISONS = 300_000;
/** Of so many names at most each is compared; of more, those that begin with the same letter. */
const MOST_CANDIDATES = 5_000;

/** How often each name is declared. */
type Counts = Map<string, number>;

/** Names that could have been meant. */
export class Suggestions {
  /** By kind, length and first letter. */
  readonly #names = new Map<ReferableKind, Map<number, Map<string, Counts>>>();
  readonly #known = new Map<string, readonly string[]>();
  #compared = 0;

  add(name: string, kind: ReferableKind): void {
    this.#forget();
    const lengths = ensure(this.#names, kind, () => new Map<number, Map<string, Counts>>());
    const letters = ensure(lengths, name.length, () => new Map<string, Counts>());
    const names = ensure(letters, letterOf(name), () => new Map<string, number>());
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  remove(name: string, kind: ReferableKind): void {
    this.#forget();
    const names = this.#names.get(kind)?.get(name.length)?.get(letterOf(name));
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
    const all: Counts[] = [];
    const alike: Counts[] = [];
    for (const kind of kinds) {
      for (const [length, letters] of this.#names.get(kind) ?? []) {
        if (Math.abs(length - name.length) > furthest) continue;
        all.push(...letters.values());
        alike.push(letters.get(letterOf(name)) ?? new Map());
      }
    }
    const isTooMany = all.reduce((sum, { size }) => sum + size, 0) > MOST_CANDIDATES;
    const candidates = new Set((isTooMany ? alike : all).flatMap((names) => [...names.keys()]));
    const compared = candidates.size > MOST_CANDIDATES ? sameEnd(candidates, name) : candidates;
    this.#compared += compared.size;
    return nearest(name, compared, furthest).sort().slice(0, 3);
  }
}

const letterOf = (name: string) => name.charAt(0).toLowerCase();
/** Whoever mistypes a name mostly knows how it begins and ends. */
const sameEnd = (names: ReadonlySet<string>, wanted: string) =>
  new Set([...names].filter((name) => name.at(-1) === wanted.at(-1)));

function ensure<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
