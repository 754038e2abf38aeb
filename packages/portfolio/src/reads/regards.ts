import type { Values } from '../model/index.js';
import type { Kind } from '../schema/types.js';

/**
 * Of some kinds of element, the only properties that matter to somebody, or the only fields of a property that is a list
 * of records, such as `offering.price`; of all other kinds everything does.
 */
export type Regards = { readonly [K in Kind]?: readonly PropertyName<K>[] };
type PropertyName<K extends Kind> = (keyof Values<K> & string) | `${keyof Values<K> & string}.${string}`;

/** The properties that changed, or the fields of them, by kind of element. */
export type ChangedProperties = ReadonlyMap<Kind, ReadonlySet<string>>;

/** Stands for all properties: elements came or went, were renamed, or name something else now. */
export const EVERYTHING = '*';

/** Whether a change matters to who has read these kinds. */
export function matters(kinds: ReadonlySet<Kind>, changed: ChangedProperties, regards: Regards = {}): boolean {
  for (const [kind, properties] of changed) {
    if (!kinds.has(kind)) continue;
    const regarded: readonly string[] | undefined = regards[kind];
    if (regarded === undefined) return true;
    for (const each of properties)
      if (each === EVERYTHING || regarded.some((property) => areOfOne(property, each))) return true;
  }
  return false;
}

/** Whether one is the other, or a field of it. */
function areOfOne(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}
