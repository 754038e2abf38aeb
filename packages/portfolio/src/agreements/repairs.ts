import { Rational } from '../exact/index.js';
import type { Place } from '../model/index.js';
import { type Percent, percentOf } from '../values/index.js';
import { assess, type Assessment } from './availability.js';
import { backingsIn, type ChainSources } from './chain.js';
import type { Commitment } from './commitments.js';
import { atLeastOf } from './structure.js';
import { effectiveAvailability, yardstickOf } from './effective.js';
import type { Terms } from './terms.js';

/** One change that mends a promise of availability, alone. */
export type Repair =
  /** A smaller promise. */
  | { readonly change: 'lower'; readonly commitment: Commitment; readonly to: Percent; readonly at: Place }
  /** A supplier who commits to more, without breaking what that one leans on or publishes. */
  | { readonly change: 'raise'; readonly commitment: Commitment; readonly to: Percent; readonly at: Place }
  /** Another one like it, that fails independently: what the promise composes to then. */
  | {
      readonly change: 'double';
      readonly service: string;
      /** The agreement through which it counts. */
      readonly commitment: Commitment;
      readonly at: Place;
      readonly composed: Rational;
    };

export interface RepairSources extends ChainSources {
  /** What the provider of a commission publishes, which a commitment cannot exceed. */
  publishedFor(commitment: Commitment): Terms | undefined;
}

type Agreed = ReturnType<typeof backingsIn>[number];

const FEWEST_DECIMALS = 2;
const MOST_DECIMALS = 5;
/** Suppliers that are asked to raise their commitment: the weakest ones. */
const MOST_ASKED = 4;

/**
 * For a promise that is broken, the smallest single changes that mend it: raising one of the agreements behind it, doubling
 * one of the services, or lowering the promise. Each was tried: with it, the promise is supported; where it was supported
 * but not guaranteed, it is guaranteed. Raised and lowered values are rounded, to two decimals or as many as the value has, so
 * that they still mend.
 */
export function repairsOf(assessment: Assessment, sources: RepairSources): readonly Repair[] {
  const { verdict, blocks } = assessment;
  if (verdict === 'guaranteed' || verdict === 'unknown') return [];
  // Trying changes on what is too large to compose would take long, and tell no more than the bounds do.
  if (assessment.composition.is === 'tooLarge') return lowered(assessment) ?? [];
  const weakestFirst = [...backingsIn(blocks)].sort((a, b) =>
    a.backing.effective.share.compare(b.backing.effective.share),
  );
  const asked = weakestFirst.slice(0, MOST_ASKED);
  return [
    ...asked.flatMap(({ backing }) => raised(assessment, backing.commitment, sources) ?? []),
    ...(verdict === 'notGuaranteed' ? [] : asked.flatMap((block) => doubled(assessment, block, sources) ?? [])),
    ...(lowered(assessment) ?? []),
  ];
}

/** Whether a changed chain keeps the promise as well as it is meant to. */
function mends(before: Assessment, after: Assessment | undefined): boolean {
  if (after === undefined) return false;
  const { verdict } = after;
  // What was broken by what is known is as unknown as the rest once that is mended.
  if (verdict === 'unknown') return before.composition.is === 'unknown';
  return verdict === 'guaranteed' || (verdict === 'notGuaranteed' && before.verdict !== 'notGuaranteed');
}

function lowered({ promise, promised, verdict, composition, guaranteed }: Assessment): readonly Repair[] | undefined {
  const composed =
    composition.is === 'exact' ? composition.share : composition.is === 'unknown' ? composition.atMost : undefined;
  const target = verdict === 'notGuaranteed' ? guaranteed : composed;
  const stated = promise.terms.availability;
  if (target === undefined || stated === undefined) return undefined;
  const decimals = decimalsOf(stated.value.percent.value);
  const value = percentOf(target).value.round(decimals, 'floor');
  if (value.sign() <= 0 || value.greaterOrEqual(percentOf(promised).value)) return undefined;
  return [{ change: 'lower', commitment: promise, to: { type: 'percent', value }, at: stated.at }];
}

function raised(before: Assessment, commitment: Commitment, sources: RepairSources): Repair | undefined {
  const stated = commitment.terms.availability;
  if (stated === undefined) return undefined;
  const now = stated.value.share;
  const trial = (share: Rational) => assess(before.promise, sources, { commitment, share });
  const perfect = trial(Rational.ONE);
  if (perfect === undefined || !mends(before, perfect)) return undefined;
  for (let decimals = decimalsOf(stated.value.percent.value); decimals <= MOST_DECIMALS; decimals++) {
    const share = leastThat((each) => mends(before, trial(each)), interpolated(before, perfect, now), decimals);
    if (share === undefined || share.lessOrEqual(now)) continue;
    if (!isTenable(commitment, share, sources)) return undefined;
    return { change: 'raise', commitment, to: percentOf(share), at: stated.at };
  }
  return undefined;
}

/** Where the wanted value is reached if it rises in a straight line from now to perfection, as it mostly does. */
function interpolated(before: Assessment, perfect: Assessment, now: Rational): Rational {
  const reached = ({ composition, guaranteed }: Assessment) =>
    before.verdict === 'notGuaranteed' || composition.is !== 'exact' ? guaranteed : composition.share;
  const rise = reached(perfect).minus(reached(before));
  if (rise.sign() <= 0) return now;
  const part = before.promised.minus(reached(before)).dividedBy(rise);
  return now.plus(Rational.ONE.minus(now).times(part));
}

/**
 * The least share on the grid of decimals (below one) that mends, from `guess` on: the guess itself, or by halving what lies
 * between it and one.
 */
function leastThat(mended: (share: Rational) => boolean, guess: Rational, decimals: number): Rational | undefined {
  const steps = Rational.of(10).pow(decimals + 2);
  const at = (step: bigint) => Rational.of(step).dividedBy(steps);
  const last = steps.numerator - 1n;
  let low = guess.times(steps).round(0, 'ceiling').numerator;
  if (low > last) return undefined;
  if (mended(at(low))) return at(low);
  if (!mended(at(last))) return undefined;
  let high = last;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (mended(at(middle))) high = middle;
    else low = middle;
  }
  return at(high);
}

/** Whether who commits to more can keep it, over what they require themselves, and within what their provider publishes. */
function isTenable(commitment: Commitment, share: Rational, sources: RepairSources): boolean {
  const published = sources.publishedFor(commitment);
  const offered = published && effectiveAvailability(published, yardstickOf(commitment));
  if (offered !== undefined && share.greaterThan(offered.share)) return false;
  const own = assess(commitment, sources, { commitment, share });
  return own === undefined || (own.verdict !== 'impossible' && own.verdict !== 'unsupported');
}

/**
 * Two of a kind, of which one is enough, count as one that is unavailable only while both are. What they share with others
 * stays shared, so that a twin over the same network does not help against the network.
 */
function doubled(before: Assessment, { service, backing, link }: Agreed, sources: RepairSources): Repair | undefined {
  const { share, slope, offset } = backing.effective;
  if (link === undefined || slope.sign() <= 0) return undefined;
  const stated = atLeastOf(1, [share, share]).minus(offset).dividedBy(slope);
  const after = assess(before.promise, sources, { commitment: backing.commitment, share: stated });
  if (after?.composition.is !== 'exact' || !mends(before, after)) return undefined;
  return { change: 'double', service, commitment: backing.commitment, at: link.at, composed: after.composition.share };
}

/** Two, or as many as the written value has. */
function decimalsOf(percent: Rational): number {
  const decimals = percent.toDecimalString()?.split('.')[1]?.length ?? 0;
  return Math.min(MOST_DECIMALS, Math.max(FEWEST_DECIMALS, decimals));
}
