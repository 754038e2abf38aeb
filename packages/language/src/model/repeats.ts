import type { Sourced } from '@btaas/portfolio';
import type { Reader } from './reader.js';

/** What makes two records of a list the same: a second one would say something else of the same thing. */
const IDENTITIES = ['priority', 'percentile', 'reason', 'consumer'] as const;

/**
 * Reports what a list says twice, and perhaps differently: of one priority, one percentile, one consumer. A bare name that
 * stands twice says the same twice, which changes nothing; where it matters, a rule speaks.
 */
export function checkRepeats(name: string, values: readonly Sourced<unknown>[], reader: Reader): void {
  const seen = new Set<string>();
  for (const { value, start, end } of values) {
    const named = identityOf(value);
    if (named === undefined) continue;
    if (seen.has(named)) {
      reader.report(`"${named}" stands twice in "${name}"; keep one of them`, { $start: start, $end: end });
    }
    seen.add(named);
  }
}

function identityOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const record = value as Readonly<Record<string, Sourced<unknown> | undefined>>;
  for (const key of IDENTITIES) {
    const part = record[key]?.value;
    if (typeof part === 'string') return part;
    if (typeof part === 'object' && part !== null && isReference(part)) return part.to;
  }
  return undefined;
}
const isReference = (value: object): value is { readonly to: string } =>
  'to' in value && 'found' in value && typeof value.to === 'string';
