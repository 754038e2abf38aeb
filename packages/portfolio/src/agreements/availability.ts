import type { Rational } from '../exact/index.js';
import type { Supposed } from './backing.js';
import { type Block, Chain, type ChainSources, type Missing, missingIn } from './chain.js';
import type { Commitment } from './commitments.js';
import { type Extremes, extremesOf } from './extremes.js';
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
  return new ChainAssessment(promise, promised, chain.blocks, extremesOf(chain.blocks), sources, supposed);
}

/** Composing is the larger part of the work, and a promise that is guaranteed does not need it to be told so. */
class ChainAssessment implements Assessment {
  readonly promise: Commitment;
  readonly promised: Rational;
  readonly blocks: readonly Block[];
  readonly best: Rational;
  readonly weakest: Block | undefined;
  readonly guaranteed: Rational;
  readonly verdict: Verdict;
  readonly #sources: ChainSources;
  readonly #supposed: Supposed | undefined;
  #composition: Composition | undefined;

  constructor(
    promise: Commitment,
    promised: Rational,
    blocks: readonly Block[],
    { best, weakest, guaranteed }: Extremes,
    sources: ChainSources,
    supposed: Supposed | undefined,
  ) {
    this.promise = promise;
    this.promised = promised;
    this.blocks = blocks;
    this.best = best;
    this.weakest = weakest;
    this.guaranteed = guaranteed;
    this.#sources = sources;
    this.#supposed = supposed;
    this.verdict = this.#judge();
  }

  get composition(): Composition {
    // The chain is walked once more, rather than kept for all promises that are never composed.
    this.#composition ??= this.#atLeastGuaranteed(compose(new Chain(this.promise, this.#sources, this.#supposed)));
    return this.#composition;
  }
  get missing(): readonly Missing[] {
    return missingIn(this.blocks);
  }

  /** Agreements that promise more than what they share are taken at their word, as everywhere; each has its own finding. */
  #atLeastGuaranteed(composition: Composition): Composition {
    if (composition.is !== 'exact' || composition.share.greaterOrEqual(this.guaranteed)) return composition;
    return { ...composition, share: this.guaranteed };
  }

  #judge(): Verdict {
    if (this.promised.greaterThan(this.best)) return 'impossible';
    // Nothing is guaranteed while something is unknown, so that this holds for known chains only.
    if (this.promised.lessOrEqual(this.guaranteed) && this.guaranteed.sign() > 0) return 'guaranteed';
    const { composition } = this;
    if (composition.is === 'unknown') {
      const unsupported = composition.atMost !== undefined && this.promised.greaterThan(composition.atMost);
      return unsupported ? 'unsupported' : 'unknown';
    }
    if (composition.is === 'exact' && this.promised.greaterThan(composition.share)) return 'unsupported';
    return this.promised.greaterThan(this.guaranteed) ? 'notGuaranteed' : 'guaranteed';
  }
}
