/** What is needed of a tree to list it. */
interface Tree {
  parentOf(id: string): string | undefined;
}

/** Elements with what is within them right behind them, in the order that they came in otherwise. */
export function treeOrder<E extends { readonly id: string }>(elements: readonly E[], { parentOf }: Tree): readonly E[] {
  const listed = new Set(elements.map(({ id }) => id));
  const within = new Map<string | undefined, E[]>();
  for (const element of elements) {
    const parent = parentOf(element.id);
    const key = parent !== undefined && listed.has(parent) ? parent : undefined;
    within.set(key, [...(within.get(key) ?? []), element]);
  }
  const ordered = new Set<E>();
  const add = (list: readonly E[]) => {
    for (const element of list) {
      if (ordered.has(element)) continue;
      ordered.add(element);
      add(within.get(element.id) ?? []);
    }
  };
  add(within.get(undefined) ?? []);
  // Elements that are within one another in a circle, which has its own finding, have no root.
  add(elements);
  return [...ordered];
}
