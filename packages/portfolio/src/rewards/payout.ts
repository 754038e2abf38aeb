import { Rational, type RoundingMode } from '../exact/index.js';
import type { Figures } from '../figures/index.js';
import type { ElementOf } from '../model/index.js';
import { fraction, isUnknown, type Known, unknown } from '../values/index.js';
import { fromMinorUnits, roundedUnits } from './minor-units.js';
import { both, type PlanScore } from './score.js';
import { participantsOf, type Segment, segmentsOf, targetShare } from './shares.js';

/** What a plan promises to one person at full time and full performance. */
export interface Target {
  readonly amount: Rational;
  readonly currency: string;
  /** Per which time; not there for a target of the whole period. */
  readonly per: string | undefined;
}

/** What one participant asks for under one plan, before a pool and before rounding. */
export interface Claimed {
  /** `<plan> <participant>`, unique. */
  readonly id: string;
  readonly participant: string;
  readonly score: PlanScore;
  readonly target: Known<Target>;
  readonly segments: readonly Segment[];
  /** How many whole targets the person's time is worth. */
  readonly share: Known<Rational>;
  /** target × share: what full performance pays for the person's time, exact. */
  readonly whole: Known<Rational>;
  /** target × share × score, exact. */
  readonly asked: Known<Rational>;
  /** The most that the plan's cap leaves, exact. */
  readonly most: Known<Rational>;
}

/** What is paid: the claim, scaled by its pool if it has one, rounded once. */
export interface Payout extends Claimed {
  /** The currency of the amount; empty while the target is not known. */
  readonly currency: string;
  /** The id of the pool that pays. */
  readonly pool: string | undefined;
  /** Before rounding. */
  readonly exact: Known<Rational>;
  readonly amount: Known<Rational>;
  /** The part of the amount that is paid only later, and from when on it is due. */
  readonly heldBack: Known<Rational>;
  readonly heldUntil: string | undefined;
  /** What is due as of the day of the figures. */
  readonly due: Known<Rational>;
  /** `held` while something is missing, `provisional` before the period has ended and been observed to its end, then `final`. */
  readonly status: 'held' | 'provisional' | 'final';
}

/** Steps 7 and 8 of section 10 of the semantics, for everybody that a plan is for. */
export function claimsOf(score: PlanScore, figures: Figures): readonly Claimed[] {
  const { plan, period } = score;
  const target = targetOf(plan, figures);
  return participantsOf(plan, figures.portfolio).map((participant) => {
    const segments = segmentsOf(figures.portfolio.get('person', participant), period);
    const share = isUnknown(target)
      ? target
      : (targetShare(segments, target.per, period) ?? unknown(`days of the period of ${plan.id}`));
    const whole = both(isUnknown(target) ? target : target.amount, share, (amount, part) => amount.times(part));
    const times = (value: Known<Rational>) => both(whole, value, (amount, factor) => amount.times(factor));
    const id = `${plan.id} ${participant}`;
    return {
      id,
      participant,
      score,
      target,
      segments,
      share,
      whole,
      asked: times(score.score),
      most: times(score.cap),
    };
  });
}

function targetOf(plan: ElementOf<'plan'>, figures: Figures): Known<Target> {
  const declared = plan.values.target?.value;
  if (declared === undefined) return unknown(`target of ${plan.id}`);
  const amount = declared.type === 'rate' ? declared.amount : declared;
  if (amount.type !== 'money' && amount.type !== 'number') return unknown(`target of ${plan.id} in money`);
  const own = amount.type === 'money' ? amount.currency : undefined;
  const currency = own ?? figures.portfolio.settings?.values.currency?.value;
  if (currency === undefined) return unknown(`currency of the target of ${plan.id}`);
  const exact = amount.type === 'money' ? amount.amount : amount.value;
  return { amount: exact, currency, per: declared.type === 'rate' ? declared.per : undefined };
}

function roundingOf(plan: ElementOf<'plan'>): RoundingMode {
  return plan.values.round?.value ?? 'halfUp';
}

/** A claim that no pool limits: rounded to the currency's minor unit, as the plan says. */
export function payOutside(claim: Claimed, asOf: string): Payout {
  const { target, asked } = claim;
  if (isUnknown(target) || isUnknown(asked)) {
    return settle(claim, asOf, { currency: isUnknown(target) ? '' : target.currency, exact: asked, amount: asked });
  }
  const units = roundedUnits(asked, target.currency, roundingOf(claim.score.plan));
  const amount = fromMinorUnits(units, target.currency);
  return settle(claim, asOf, { currency: target.currency, exact: asked, amount });
}

interface Settled {
  readonly currency: string;
  readonly pool?: string;
  readonly exact: Known<Rational>;
  readonly amount: Known<Rational>;
  /** That something else that the pool rests on, its funding or another claim, may still change. */
  readonly isOpen?: boolean;
}

/** Puts aside what is held back, and says how far the payout may be relied on. */
export function settle(claim: Claimed, asOf: string, { isOpen = false, ...settled }: Settled): Payout {
  const { currency, pool, exact, amount } = settled;
  const { plan } = claim.score;
  const holdback = plan.values.holdback?.value;
  const until = holdback?.until?.value;
  const share = holdback?.share === undefined ? Rational.ZERO : fraction(holdback.share.value);
  const heldBack = isUnknown(amount) ? amount : heldPart(amount, share, currency, roundingOf(plan));
  const waits = until !== undefined && asOf < until;
  const due = waits ? both(amount, heldBack, (whole, part) => whole.minus(part)) : amount;
  const status = isUnknown(amount) ? 'held' : isObserved(claim.score, asOf) && !isOpen ? 'final' : 'provisional';
  return { ...claim, currency, pool, exact, amount, heldBack, heldUntil: until, due, status };
}

/** Whether the period of a plan is over, and was observed to its end. */
export function isObserved({ period, incomplete }: PlanScore, asOf: string): boolean {
  return period.to !== undefined && asOf > period.to && incomplete.length === 0;
}

function heldPart(amount: Rational, share: Rational, currency: string, mode: RoundingMode): Rational {
  if (share.isZero()) return Rational.ZERO;
  return fromMinorUnits(roundedUnits(amount.times(share), currency, mode), currency);
}
