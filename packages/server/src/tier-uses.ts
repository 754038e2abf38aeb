import { ancestors, type Sourced, tiersAlong } from '@btaas/portfolio';
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

/**
 * The tiers of an archetype, those that it takes over included, by qualified name. As the figure has them; but what a name
 * stands for is asked at each keystroke, and figures are made for the whole portfolio.
 */
export function tiersOf(engine: Engine, archetype: string): readonly string[] {
  const declared = (id: string) => {
    const element = declaringElement(engine, id);
    return element?.kind === 'archetype' ? element : undefined;
  };
  const above = ancestors(archetype, (id) => {
    const parent = declared(id)?.values.extends?.value;
    return parent?.found === true ? parent.to : undefined;
  });
  return tiersAlong([archetype, ...above].flatMap((id) => declared(id) ?? [])).map(({ id }) => id);
}
