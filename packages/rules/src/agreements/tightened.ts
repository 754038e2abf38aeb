import {
  type AgreementFigures,
  type Commitment,
  fraction,
  millisecondsOf,
  parseQuantity,
  type Quantity,
  type Shortfall,
  type TimeDimension,
} from '@btaas/portfolio';
import type { Fix, RuleContext } from '../rule.js';
import { keyIn } from './loosened.js';

/** The promise as strict as it is asked for, where what stands behind it, and what its provider publishes, allow it. */
export function tightened(
  promise: Commitment,
  { mended, promisedAt, name, dimension }: Shortfall,
  { figures: { agreements } }: RuleContext,
): readonly Fix[] {
  const quantity = mended === undefined || dimension === 'hours' ? undefined : parseQuantity(mended);
  if (mended === undefined || quantity?.ok !== true) return [];
  if (!isTenable(promise, dimension, name, quantity.value, agreements)) return [];
  return [{ title: `Promise ${name} ${mended}`, edits: [{ edit: 'replace', at: promisedAt, text: mended }] }];
}

function isTenable(
  promise: Commitment,
  dimension: Shortfall['dimension'],
  name: string,
  value: Quantity,
  agreements: AgreementFigures,
): boolean {
  if (agreements.publishedFor(promise) !== undefined) return false;
  if (dimension === 'availability') {
    if (value.type !== 'percent') return false;
    const verdict = agreements.assess(promise, { commitment: promise, share: fraction(value) })?.verdict;
    return verdict !== 'impossible' && verdict !== 'unsupported';
  }
  if (dimension === 'throughput' || dimension === 'hours' || value.type !== 'duration')
    return dimension === 'throughput';
  // No rule holds latencies against a chain, as percentiles do not add.
  if (dimension === 'latency') return true;
  const reach = agreements.reach(promise, { of: dimension, key: keyIn(name, dimension) } satisfies TimeDimension);
  return reach === undefined || reach.atLeast.lessOrEqual(millisecondsOf(value));
}
