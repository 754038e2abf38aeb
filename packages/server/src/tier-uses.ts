import type { ElementOf, Sourced } from '@btaas/portfolio';
import type { DocumentState, Engine } from '@btaas/workspace/engine';
import type { Occurrence } from './occurrences.js';
import { declaringElement } from './occurrences.js';

/** The words behind `tier` in a document: they name a tier of the archetype before them, or of one that it extends. */
export function tierUses(engine: Engine, document: DocumentState): readonly Occurrence[] {
  const uses: Occurrence[] = [];
  for (const element of document.reading.document.elements) {
    if (element.kind !== 'service') continue;
    const used = element.values.archetype?.value;
    const archetype = used?.archetype?.value;
    if (used?.tier === undefined || archetype === undefined || !archetype.found) continue;
    const id = tierOf(engine, archetype.to, used.tier.value);
    if (id !== undefined) uses.push(use(document.name, id, used.tier));
  }
  return uses;
}

function use(document: string, id: string, { start, end }: Sourced<string>): Occurrence {
  const place = { document, start, end };
  return { ...place, id, kind: 'tier', declares: false, last: place };
}

function tierOf(engine: Engine, archetype: string, name: string): string | undefined {
  const seen = new Set<string>();
  for (let id: string | undefined = archetype; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    if (engine.names.declarations(`${id}.${name}`).length > 0) return `${id}.${name}`;
    const element: ElementOf<'archetype'> | undefined = archetypeOf(engine, id);
    id = element?.values.extends?.value.found ? element.values.extends.value.to : undefined;
  }
  return undefined;
}
function archetypeOf(engine: Engine, id: string): ElementOf<'archetype'> | undefined {
  const element = declaringElement(engine, id);
  return element?.kind === 'archetype' ? element : undefined;
}
