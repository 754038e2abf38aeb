import { type Place, valuePlace } from '../model/index.js';
import { flatPair, type Pair } from './pairs.js';

/** One thing that an element says otherwise than before, or no longer, or only now. */
export interface PropertyChange {
  /** Such as `cost run`, `consumers Stores` or `offering Standard.sla.availability`. */
  readonly path: string;
  /** As text; empty for an item of a list that says nothing but itself, `undefined` where it was not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly beforeAt: Place | undefined;
  readonly afterAt: Place | undefined;
}

/** By path. */
export function propertyChanges(pair: Pair, nameAfter: (id: string) => string): readonly PropertyChange[] {
  const [old, fresh] = flatPair(pair, nameAfter);
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return paths.flatMap((path): PropertyChange[] => {
    const [before, after] = [old.get(path), fresh.get(path)];
    if (before?.text === after?.text) return [];
    return [
      {
        path,
        before: before?.text,
        after: after?.text,
        beforeAt: before && valuePlace(pair.before, before),
        afterAt: after && valuePlace(pair.after, after),
      },
    ];
  });
}
