import type { Rational } from '../exact/index.js';
import type { Commitment, Commitments } from './commitments.js';
import { appended } from '../relations/lookup.js';
import { effectiveAvailability, type EffectiveAvailability, type Yardstick } from './effective.js';

/** The agreement through which a service counts for those who need it. */
export interface Backing {
  readonly commitment: Commitment;
  readonly effective: EffectiveAvailability;
}
/** A service whose availability somebody has agreed on, one about which agreements are silent, or one without any. */
export type Backed =
  | { readonly is: 'agreed'; readonly backing: Backing }
  | { readonly is: 'silent'; readonly commitments: readonly Commitment[] }
  | { readonly is: 'bare' };

/** Another availability for one agreement, as a share: for asking what would be if it were raised. */
export interface Supposed {
  readonly commitment: Commitment;
  readonly share: Rational;
}

const BARE: Backed = { is: 'bare' };

/**
 * The best agreement on a service: of its SLAs and of its commission the one that is worth most to whoever holds it against
 * the yardstick. A commission that is split between several counts with the lowest of them.
 */
export function bestBacking(
  service: string,
  { alternativesOf }: Commitments,
  yardstick: Yardstick,
  supposed?: Supposed,
): Backed {
  const alternatives = alternativesOf(service);
  if (alternatives.length <= 1) return lowest(alternatives[0] ?? [], yardstick, supposed);
  const options = alternatives.map((group) => lowest(group, yardstick, supposed));
  let best: (Backed & { readonly is: 'agreed' }) | undefined;
  for (const option of options) {
    if (option.is !== 'agreed') continue;
    if (best === undefined || option.backing.effective.share.greaterThan(best.backing.effective.share)) best = option;
  }
  return best ?? { is: 'silent', commitments: alternatives.flat() };
}

/** What a group of agreements that all have to be kept is worth: the lowest of them, unknown while one is silent. */
export function lowest(group: readonly Commitment[], yardstick: Yardstick, supposed?: Supposed): Backed {
  if (group.length === 0) return BARE;
  let silent: Commitment[] | undefined;
  let least: Backing | undefined;
  for (const commitment of group) {
    const effective = effectiveAvailability(termsOf(commitment, supposed), yardstick);
    if (effective === undefined) silent = appended(silent, commitment);
    else if (least === undefined || effective.share.lessThan(least.effective.share)) least = { commitment, effective };
  }
  return silent !== undefined || least === undefined
    ? { is: 'silent', commitments: silent ?? group }
    : { is: 'agreed', backing: least };
}

function termsOf(commitment: Commitment, supposed: Supposed | undefined): Commitment['terms'] {
  const { terms } = commitment;
  if (supposed?.commitment !== commitment || terms.availability === undefined) return terms;
  const { value, at } = terms.availability;
  return { ...terms, availability: { value: { ...value, share: supposed.share }, at } };
}
