import type { Element } from '../model/index.js';
import type { Sourced } from '../schema/types.js';

/** The first of all days: an asset that a scenario retires without a date has never been there. */
export const ALWAYS = '0001-01-01';

/**
 * An element that retires on a day, or without one is gone at once; `undefined` for a process, which has no states and goes
 * at once in any case, and for what cannot retire.
 */
export function retired(element: Element, on: string | undefined): Element | undefined {
  const here = <T>(value: T): Sourced<T> => ({ value, start: element.nameStart, end: element.nameEnd });
  switch (element.kind) {
    case 'service': {
      const since = on === undefined ? undefined : here(on);
      const gone = here({
        record: 'LifecycleState' as const,
        state: here('retired' as const),
        since,
        until: undefined,
      });
      const state = on === undefined ? [gone] : [...element.values.state, gone];
      return { ...element, values: { ...element.values, state } };
    }
    case 'asset':
      return { ...element, values: { ...element.values, retires: here(on ?? ALWAYS) } };
    default:
      return undefined;
  }
}
