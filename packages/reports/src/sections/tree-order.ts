/** What is needed of a tree to list it. */
interface Tree {
  parentOf(id: string): string | undefined;
}

/** Elements with what is within them right behind them, in the order that they came in otherwise. */
export function treeOrder<E extends { readonly id: string }>(elements: readonly E[], { parentOf }: Tree): readonly E[] {
  const listed = new Set(elements.map(({ id }) => id));
  const roots: E[] = [];
  const within = new Map<string, E[]>();
  for (const element of elements) {
    const parent = parentOf(element.id);
    if (parent === undefined || !listed.has(parent)) roots.push(element);
    else {
      const siblings = within.get(parent);
      if (siblings === undefined) within.set(parent, [element]);
      else siblings.push(element);
    }
  }
  const ordered = new Set<E>();
  // Elements that are within one another in a circle, which has its own finding, have no root. Trees may be deep.
  for (const first of [...roots, ...elements]) {
    const open = [first];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (ordered.has(next)) continue;
      ordered.add(next);
      for (const below of (within.get(next.id) ?? []).toReversed()) open.push(below);
    }
  }
  return [...ordered];
}
