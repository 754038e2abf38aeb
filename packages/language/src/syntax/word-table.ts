/** Looks words up where they stand in a text, without cutting them out. */
export class WordTable {
  readonly #buckets: (readonly { readonly word: string; readonly kind: number }[] | undefined)[];
  readonly #mask: number;

  constructor(words: ReadonlyMap<string, number>) {
    let size = 64;
    while (size < words.size * 4) size *= 2;
    this.#mask = size - 1;
    this.#buckets = Array.from({ length: size }, () => undefined);
    for (const [word, kind] of words) {
      let hash = 0;
      for (let i = 0; i < word.length; i++) hash = nextHash(hash, word.charCodeAt(i));
      const bucket = hash & this.#mask;
      this.#buckets[bucket] = [...(this.#buckets[bucket] ?? []), { word, kind }];
    }
  }

  /** The kind of the word at a place, or undefined; `hash` is that of its characters. */
  kindAt(text: string, start: number, end: number, hash: number): number | undefined {
    const bucket = this.#buckets[hash & this.#mask];
    if (bucket === undefined) return undefined;
    for (let i = 0; i < bucket.length; i++) {
      const { word, kind } = bucket[i]!;
      if (word.length === end - start && text.startsWith(word, start)) return kind;
    }
    return undefined;
  }
}

/** The hash of a word with one more character. */
export const nextHash = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;
