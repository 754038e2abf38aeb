import {
  type Commitment,
  mayBeLowered,
  mayTakeLonger,
  parseQuantity,
  type Shortfall,
  standingOn,
  type TimeDimension,
} from '@btaas/portfolio';
import type { RuleContext } from '../rule.js';

/** Whether an agreement may promise as little as `promised` without falling short of demands, or breaking who leans on it. */
export function mayBeLoosened(
  agreement: Commitment,
  { dimension, name, promised }: Shortfall,
  context: RuleContext,
): boolean {
  const quantity = parseQuantity(promised);
  if (dimension === 'availability') {
    return quantity.ok && quantity.value.type === 'percent' && mayBeLowered(agreement, quantity.value, context.figures);
  }
  if (isOfTime(dimension)) {
    return (
      quantity.ok &&
      quantity.value.type === 'duration' &&
      mayTakeLonger(agreement, { of: dimension, key: keyIn(name, dimension) }, quantity.value, context.figures)
    );
  }
  // Of anything else only who leans on nothing can be sure.
  return (
    standingOn(agreement, context.figures)?.length === 0 && context.figures.agreements.demandsOn(agreement).length === 0
  );
}

/** The priority or percentile in the name of a shortfall, such as P1 in `response P1`. */
export function keyIn(name: string, dimension: Shortfall['dimension']): string {
  return name.slice(dimension.length).trim();
}

const isOfTime = (dimension: Shortfall['dimension']): dimension is TimeDimension['of'] =>
  dimension === 'response' || dimension === 'resolution' || dimension === 'rto' || dimension === 'rpo';
