import type { ElementOf } from '../model/index.js';
import type { Sourced } from '../schema/types.js';
import { placedIn } from './placed-in.js';

type Service = ElementOf<'service'>;
type Change = ElementOf<'scenario'>['values']['change'][number]['value'];

/**
 * A service with what a scenario's `change` says. A property that is named takes the place of the one before, a list
 * that of the whole list; but a cost line replaces those of its category, and an offering the one of its name.
 */
export function changed(service: Service, change: Change): Service {
  const { record: _, element: __, tier, ...properties } = change;
  const values: Record<string, unknown> = { ...service.values };
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    values[name] = placedIn(value, service);
  }
  const result = values as unknown as Service['values'];
  return {
    ...service,
    values: {
      ...result,
      archetype: tier === undefined ? result.archetype : withTier(result.archetype, placedIn(tier, service)),
      cost: merged(service.values.cost, placedIn(change.cost, service), ({ category }) => category?.value),
      offering: merged(service.values.offering, placedIn(change.offering, service), ({ name }) => name.value),
    },
  };
}

function withTier(archetype: Service['values']['archetype'], tier: Sourced<string>): Service['values']['archetype'] {
  return archetype && { ...archetype, value: { ...archetype.value, tier } };
}

/** The items before, without those whose key is among the changes, and the changes behind them. */
function merged<R>(
  before: readonly Sourced<R>[],
  changes: readonly Sourced<R>[],
  keyOf: (record: R) => string | undefined,
): readonly Sourced<R>[] {
  if (changes.length === 0) return before;
  const replaced = new Set(changes.map(({ value }) => keyOf(value)));
  return [...before.filter(({ value }) => !replaced.has(keyOf(value))), ...changes];
}
