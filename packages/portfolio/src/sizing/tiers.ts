import { effectiveAvailability, type Terms, termsOf } from '../agreements/index.js';
import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/figures.js';
import type { ElementOf } from '../model/index.js';
import {
  amountOf,
  convertRateByConvention,
  isTimeUnit,
  isUnknown,
  type Known,
  mapKnown,
  type Rate,
  type Range,
  unknown,
} from '../values/index.js';
import { yearly } from '../cost/yearly.js';

export type Tier = ElementOf<'archetype'>['values']['tier'][number]['value'];
type Need = ElementOf<'need'>;

/** A tier as far as sizing looks at it. */
export interface SizedTier {
  readonly name: string;
  readonly tier: Tier;
  /** In the portfolio's currency a year, exact. */
  readonly ceiling: Known<Rational>;
  readonly warranty: Terms;
}

/** The tiers of an archetype, those taken over included, by name. */
export function tiersOf(archetype: string, figures: Figures): readonly SizedTier[] {
  const { inheritance } = figures.agreements;
  return inheritance.tiers(archetype).map((tier) => {
    const name = tier.name.value;
    const ceiling = tier.ceiling?.value;
    return {
      name,
      tier,
      ceiling:
        ceiling === undefined
          ? unknown(`the ceiling of tier ${name}`)
          : mapKnown(yearly(figures.portfolio, figures.currencies, ceiling), ({ amount }) => amount),
      warranty: inheritance.warranty(archetype, name),
    };
  });
}

/** Whether a tier is made for a demand, both ends included; unknown for a demand of something else. */
export function holds({ tier, name }: SizedTier, demand: Rate): Known<boolean> {
  const made = tier.demand?.value;
  if (made === undefined) return unknown(`the demand of tier ${name}`);
  const within = rangeHolds(made, demand);
  return within ?? unknown(`the demand of tier ${name} in ${demand.noun ?? 'the unit of the service'}`);
}

function rangeHolds({ from, to }: Range, demand: Rate): boolean | undefined {
  const lower = from === undefined ? 1 : order(demand, from);
  const upper = to === undefined ? -1 : order(demand, to);
  return lower === undefined || upper === undefined ? undefined : lower >= 0 && upper <= 0;
}

function order(a: Rate, b: NonNullable<Range['to']>): number | undefined {
  if (b.type !== 'rate' || a.noun !== b.noun || !isTimeUnit(a.per)) return undefined;
  const converted = b.per === a.per ? b : convertRateByConvention(b, a.per);
  return converted && amountOf(a.amount).compare(amountOf(converted.amount));
}

/** A need that a tier's warranty falls short of. */
export interface Unsatisfied {
  readonly need: Need;
  /** What falls short, such as `availability`. */
  readonly in: readonly string[];
}

/**
 * The needs that a warranty is too weak for. Where the warranty is silent on something that is expected, it is neither
 * weak nor strong: a service can still promise it, and has to (BT217).
 */
export function unsatisfiedBy(
  warranty: Terms,
  needs: readonly Need[],
  { agreements }: Figures,
): readonly Unsatisfied[] {
  return needs.flatMap((need): Unsatisfied[] => {
    const { expects } = need.values;
    if (expects === undefined) return [];
    const { shortfalls } = agreements.compare(warranty, termsOf(need, expects.value));
    return shortfalls.length === 0 ? [] : [{ need, in: shortfalls.map(({ name }) => name) }];
  });
}

/** Of tiers that would do, the cheapest; of equally cheap ones the first by name. Unknown where a ceiling is missing. */
export function cheapest(tiers: readonly SizedTier[]): Known<SizedTier> | undefined {
  const [first, ...others] = tiers;
  if (first === undefined) return undefined;
  if (others.length === 0) return first;
  let best = first;
  let least = first.ceiling;
  if (isUnknown(least)) return least;
  for (const tier of others) {
    if (isUnknown(tier.ceiling)) return tier.ceiling;
    if (tier.ceiling.lessThan(least)) [best, least] = [tier, tier.ceiling];
  }
  return best;
}

/** Nines are not counted beyond this many: nobody promises less than a millisecond a century. */
const MOST_NINES = 12;
const TENTH = Rational.of(1, 10);

/** The class of an availability: how many nines it begins with, so that 99.9 % and 99.95 % are of class three. */
export function availabilityClass(share: Rational): number {
  let down = Rational.ONE.minus(share);
  let nines = 0;
  while (nines < MOST_NINES && down.lessOrEqual(TENTH)) {
    down = down.times(Rational.of(10));
    nines += 1;
  }
  return nines;
}

/**
 * By how many classes a warranty's availability is above what any of the needs expects, each in the need's own window and
 * on its exclusions. `undefined` where the warranty or any of the needs says nothing of availability.
 */
export function classesAbove(warranty: Terms, needs: readonly Need[]): number | undefined {
  let least: number | undefined;
  for (const need of needs) {
    const expected = need.values.expects && termsOf(need, need.values.expects.value);
    const demanded = expected?.availability?.value;
    if (expected === undefined || demanded === undefined) return undefined;
    const promised = effectiveAvailability(warranty, { window: demanded.window, excludes: expected.excludes });
    if (promised === undefined || promised.incomparable.length > 0) return undefined;
    const above = availabilityClass(promised.share) - availabilityClass(demanded.share);
    least = least === undefined ? above : Math.min(least, above);
  }
  return least;
}
