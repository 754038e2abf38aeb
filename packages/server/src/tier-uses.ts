import type { Sourced } from '@btaas/portfolio';
import type { DocumentState, Engine } from '@btaas/workspace/engine';
import { declaringElement } from './declared-at.js';
import type { Occurrence } from './occurrence.js';

/** The words behind `tier` in a document: they name a tier of the archetype before them, or of one that it extends. */
export function tierUses(engine: Engine, document: DocumentState): readonly Occurrence[] {
  const uses: Occurrence[] = [];
  for (const element of document.reading.document.elements) {
    if (element.kind !== 'service') continue;
    const used = element.values.archetype?.value;
    const archetype = used?.archetype?.value;
    if (used?.tier === undefined || archetype === undefined || !archetype.found) continue;
    const name = used.tier.value;
    const id = tiersOf(engine, archetype.to).find((each) => each.endsWith(`.${name}`));
    if (id !== undefined) uses.push(use(document.name, id, used.tier));
  }
  return uses;
}

function use(document: string, id: string, { start, end }: Sourced<string>): Occurrence {
  const place = { document, start, end };
  return { ...place, id, kind: 'tier', declares: false, last: place };
}

/** The tiers of an archetype, its own before those that it takes over, by qualified name; nearer ones hide farther ones. */
export function tiersOf(engine: Engine, archetype: string): readonly string[] {
  const tiers = new Map<string, string>();
  const seen = new Set<string>();
  for (let id: string | undefined = archetype; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const element = declaringElement(engine, id);
    if (element?.kind !== 'archetype') break;
    for (const { value } of element.values.tier)
      if (!tiers.has(value.name.value)) tiers.set(value.name.value, value.id);
    const parent: { readonly to: string; readonly found: boolean } | undefined = element.values.extends?.value;
    id = parent?.found === true ? parent.to : undefined;
  }
  return [...tiers.values()];
}
