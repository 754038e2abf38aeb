import type { Portfolio } from '../model/index.js';
import type { Commitment } from './commitments.js';
import { type Terms, termsOf } from './terms.js';

/**
 * What the provider of a commission publishes to all of its customers: the offering that the commission takes by
 * `for "…"`, or the one that the provider publishes without a name. `undefined` where it publishes nothing of the kind.
 */
export function publishedFor({ element }: Commitment, portfolio: Portfolio): Terms | undefined {
  if (element.kind !== 'commission') return undefined;
  const to = element.values.to?.value;
  const provider = to?.found === true ? portfolio.get('provider', to.to) : undefined;
  if (provider === undefined || provider.values.commits.length === 0) return undefined;
  const taken = element.values.for.flatMap(({ value }) =>
    value.record === 'ForOffering' && value.offering !== undefined ? [value.offering.value] : [],
  );
  const published = provider.values.commits.find(({ value }) =>
    value.offering === undefined ? taken.length === 0 : taken.includes(value.offering.value),
  );
  return published && termsOf(provider, published.value);
}
