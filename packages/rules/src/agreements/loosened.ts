import {
  type Commitment,
  type Duration,
  fraction,
  longer,
  millisecondsOf,
  parseQuantity,
  type Percent,
  type Shortfall,
  type TimeDimension,
  timeOf,
} from '@btaas/portfolio';
import type { RuleContext } from '../rule.js';
import { leaningOn } from './leaning.js';

/** Whether an agreement may promise as little as `promised` without falling short of demands, or breaking who leans on it. */
export function mayBeLoosened(
  agreement: Commitment,
  { dimension, name, promised }: Shortfall,
  context: RuleContext,
): boolean {
  const quantity = parseQuantity(promised);
  if (dimension === 'availability') {
    return quantity.ok && quantity.value.type === 'percent' && mayBeLowered(agreement, quantity.value, context);
  }
  if (isOfTime(dimension)) {
    return (
      quantity.ok &&
      quantity.value.type === 'duration' &&
      mayTakeLonger(agreement, { of: dimension, key: keyIn(name, dimension) }, quantity.value, context)
    );
  }
  // Of anything else only who leans on nothing can be sure.
  return standingOn(agreement, context)?.length === 0 && context.figures.agreements.demandsOn(agreement).length === 0;
}

/** Whether a lower availability still reaches what is demanded, and carries those who lean on it. */
export function mayBeLowered(agreement: Commitment, to: Percent, context: RuleContext): boolean {
  const { agreements } = context.figures;
  const { availability } = agreement.terms;
  if (availability === undefined) return false;
  const share = fraction(to);
  const terms = {
    ...agreement.terms,
    availability: { value: { ...availability.value, percent: to, share }, at: availability.at },
  };
  const short = agreements
    .demandsOn(agreement)
    .some((demand) =>
      agreements.compare(terms, demand.terms).shortfalls.some(({ dimension }) => dimension === 'availability'),
    );
  if (short) return false;
  return (
    standingOn(agreement, context)?.every((other) => {
      const before = agreements.assess(other)?.verdict;
      const after = agreements.assess(other, { commitment: agreement, share })?.verdict;
      return after === before || (after !== 'impossible' && after !== 'unsupported');
    }) === true
  );
}

/** Whether a longer time is still what is demanded, and short enough for those who lean on it. */
export function mayTakeLonger(
  agreement: Commitment,
  dimension: TimeDimension,
  to: Duration,
  context: RuleContext,
): boolean {
  const { agreements } = context.figures;
  const demanded = agreements.demandsOn(agreement).flatMap(({ terms }) => timeOf(terms, dimension) ?? []);
  if (demanded.some(({ value }) => longer(to, value) > 0)) return false;
  const supposed = { commitment: agreement, milliseconds: millisecondsOf(to) };
  return (
    standingOn(agreement, context)?.every((other) => {
      const own = timeOf(other.terms, dimension);
      if (own === undefined) return true;
      return agreements.reach(other, dimension, supposed)?.atLeast.greaterThan(millisecondsOf(own.value)) !== true;
    }) === true
  );
}

/** The promises that stand on an agreement: SLAs of its own service, and those of other services; see `leaningOn`. */
function standingOn(agreement: Commitment, context: RuleContext): readonly Commitment[] | undefined {
  const { kind, service } = agreement;
  const own = kind === 'sla' ? [] : context.figures.agreements.commitments.slasOf(service);
  const others = leaningOn(service, context);
  return others && [...own, ...others];
}

/** The priority or percentile in the name of a shortfall, such as P1 in `response P1`. */
export function keyIn(name: string, dimension: Shortfall['dimension']): string {
  return name.slice(dimension.length).trim();
}

const isOfTime = (dimension: Shortfall['dimension']): dimension is TimeDimension['of'] =>
  dimension === 'response' || dimension === 'resolution' || dimension === 'rto' || dimension === 'rpo';
