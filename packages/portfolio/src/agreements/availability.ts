import type { Rational } from '../exact/index.js';
import type { Supposed } from './backing.js';
import { type Block, Chain, type ChainSources, type Missing, missingIn } from './chain.js';
import type { Commitment } from './commitments.js';
import { extremesOf } from './extremes.js';
import { compose, type Composition } from './sharing.js';

/**
 * Whether a promise of availability can be kept, the strongest that can be said: `impossible` above the best case of the
 * weakest block, `unsupported` above the composed value, `notGuaranteed` above what holds under any correlation.
 */
export type Verdict = 'impossible' | 'unsupported' | 'notGuaranteed' | 'guaranteed' | 'unknown';

/** An availability that is promised, and what stands behind it. Shares are of one. */
export interface Assessment {
  readonly promise: Commitment;
  readonly promised: Rational;
  readonly verdict: Verdict;
  readonly blocks: readonly Block[];
  readonly best: Rational;
  /** The block that has the best case of the whole. */
  readonly weakest: Block | undefined;
  readonly composition: Composition;
  readonly guaranteed: Rational;
  readonly missing: readonly Missing[];
}

/** `undefined` where no availability is promised, or where nothing stands behind the promise. */
export function assess(promise: Commitment, sources: ChainSources, supposed?: Supposed): Assessment | undefined {
  const stated = promise.terms.availability;
  if (stated === undefined) return undefined;
  const chain = new Chain(promise, sources, supposed);
  if (chain.blocks.length === 0) return undefined;
  const promised = supposed?.commitment === promise ? supposed.share : stated.value.share;
  const { blocks } = chain;
  const { best, weakest, guaranteed } = extremesOf(blocks);
  const composition = compose(chain);
  const missing = missingIn(blocks);
  const verdict = verdictOf(promised, best, composition, guaranteed);
  return { promise, promised, verdict, blocks, best, weakest, composition, guaranteed, missing };
}

function verdictOf(promised: Rational, best: Rational, composition: Composition, guaranteed: Rational): Verdict {
  if (promised.greaterThan(best)) return 'impossible';
  if (composition.is === 'unknown') {
    const unsupported = composition.atMost !== undefined && promised.greaterThan(composition.atMost);
    return unsupported ? 'unsupported' : 'unknown';
  }
  if (composition.is === 'exact' && promised.greaterThan(composition.share)) return 'unsupported';
  return promised.greaterThan(guaranteed) ? 'notGuaranteed' : 'guaranteed';
}
