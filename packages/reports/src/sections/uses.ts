import { type Element, type Kind, mentionsOf, type Portfolio } from '@btaas/portfolio';

/** Which elements refer to an element, by their kind. */
export interface Uses {
  of(element: string): readonly { readonly heading: string; readonly ids: readonly string[] }[];
}

/** Who refers to whom among the elements of some kinds, in the order of these. */
export function usesIn(portfolio: Portfolio, kinds: readonly (readonly [Kind, string])[]): Uses {
  const users = new Map<string, Map<string, string[]>>();
  for (const [kind, heading] of kinds) {
    for (const element of portfolio.all(kind)) {
      for (const mentioned of ownersOf(portfolio, element as Element)) {
        const byKind = users.get(mentioned) ?? new Map<string, string[]>();
        const known = byKind.get(heading);
        if (known === undefined) byKind.set(heading, [element.id]);
        else known.push(element.id);
        users.set(mentioned, byKind);
      }
    }
  }
  return { of: (id) => [...(users.get(id) ?? [])].map(([heading, ids]) => ({ heading: heading.toLowerCase(), ids })) };
}

/** What an element refers to; a part of another element counts as that one. */
function ownersOf(portfolio: Portfolio, element: Element): ReadonlySet<string> {
  const owners = new Set([...mentionsOf(element)].map((id) => portfolio.part(id)?.owner.id ?? id));
  owners.delete(element.id);
  return owners;
}
