import type { ElementOf } from '../model/index.js';
import type { PropertyChange } from './property-changes.js';

type Commissions = readonly ElementOf<'commission'>[];

/** Who a service is commissioned to, where that is somebody else than before; a move takes one commission for another. */
export function providerChange(
  before: Commissions,
  after: Commissions,
  nameAfter: (id: string) => string,
): readonly PropertyChange[] {
  const [old, fresh] = [providersOf(before, nameAfter), providersOf(after, (id) => id)];
  return old === fresh
    ? []
    : [{ path: 'provider', before: old, after: fresh, beforeAt: undefined, afterAt: undefined }];
}

function providersOf(commissions: Commissions, nameOf: (id: string) => string): string | undefined {
  const names = commissions.flatMap(({ values: { to } }) => (to === undefined ? [] : nameOf(to.value.to)));
  return names.length === 0 ? undefined : [...new Set(names)].sort().join(', ');
}
