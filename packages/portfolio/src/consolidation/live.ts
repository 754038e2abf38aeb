import type { ElementOf } from '../model/index.js';

/** Whether a consolidation still counts: everything does that was not rejected. */
export function isLiveConsolidation({ values }: ElementOf<'consolidation'>): boolean {
  return values.decision?.value.status?.value !== 'rejected';
}
