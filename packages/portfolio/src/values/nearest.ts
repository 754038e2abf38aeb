/**
 * Edit distance with insertion, deletion, substitution, and the swap of two neighbours, each at cost 1
 * (optimal string alignment). By UTF-16 code units. Where it is sure to be above `limit`, some number above it.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let lowest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, beforeLast[column - 2]! + 1);
      current.push(least);
      if (least < lowest) lowest = least;
    }
    // A swap reaches over one row, so one row above the limit is not enough by itself.
    if (lowest > limit + 1) return lowest;
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}

/** The candidates closest to `word`, no further than `limit` edits away; in the order given. */
export function nearest(word: string, candidates: Iterable<string>, limit: number): string[] {
  let found: string[] = [];
  let best = limit;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > best) continue;
    const distance = editDistance(word, candidate, best);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(candidate);
  }
  return found;
}
