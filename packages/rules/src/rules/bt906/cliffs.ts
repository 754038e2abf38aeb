import { amountOf, fraction, numberLike, Rational } from '@btaas/portfolio';
import type { Measured, Plan } from '../../rewards/measured.js';

type Gate = Plan['values']['gate'][number]['value'];

/** Two values of a metric this close, as a share of the span of its curve, count as next to one another. */
const CLOSE = Rational.of(1, 20);

/** A jump of a curve, in percent of what it pays at 100 %. */
export interface Jump {
  readonly size: Rational;
  /** The point at which the better side begins. */
  readonly point: Measured['value']['points'][number];
}

/**
 * The largest jump of a curve: at its first point, below which it pays nothing, or between points that lie next to one
 * another. `floor` is what is paid at least (a modifier's lower bound), `ceiling` what is paid at most, both in percent.
 */
export function largestJump(
  curve: Measured,
  currency: string | undefined,
  floor: Rational = Rational.ZERO,
  ceiling?: Rational,
): Jump | undefined {
  const unit = curve.value.points[0]?.value.at?.value;
  const bounded = (pays: Rational) => Rational.max(floor, ceiling === undefined ? pays : Rational.min(pays, ceiling));
  const points = curve.value.points.flatMap((point) => {
    const { at, pays } = point.value;
    const x = at && unit && numberLike(at.value, unit, currency);
    return x === undefined || pays === undefined ? [] : [{ point, x, y: bounded(amountOf(pays.value)) }];
  });
  // From the worst value to the best; a curve that is out of order has its own finding (BT903).
  points.sort((a, b) => a.x.compare(b.x) * (curve.value.lower === undefined ? 1 : -1));
  const [first] = points;
  if (first === undefined) return undefined;
  let largest: Jump = { size: first.y.minus(floor), point: first.point };
  const close = points.at(-1)!.x.minus(first.x).abs().times(CLOSE);
  for (let index = 1; index < points.length; index++) {
    const [before, after] = [points[index - 1]!, points[index]!];
    const size = after.y.minus(before.y);
    if (after.x.minus(before.x).abs().lessOrEqual(close) && size.greaterThan(largest.size))
      largest = { size, point: after.point };
  }
  return largest;
}

/** What a gate takes away at once from somebody who would be paid the plan's cap, in percent of the target. */
export function gateJump({ otherwise }: Gate, cap: Rational): Rational {
  const outcome = otherwise?.value;
  if (outcome === undefined) return Rational.ZERO;
  if (outcome.record === 'PayNothing') return cap;
  if (outcome.record === 'CapAt') {
    return outcome.cap === undefined
      ? Rational.ZERO
      : Rational.max(Rational.ZERO, cap.minus(amountOf(outcome.cap.value)));
  }
  const factor = outcome.factor?.value;
  if (factor === undefined) return Rational.ZERO;
  const left = factor.type === 'percent' ? fraction(factor) : factor.value;
  return cap.times(Rational.ONE.minus(left));
}
