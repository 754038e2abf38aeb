import { Rational } from '../exact/index.js';
import { fraction, type Percent, type Quantity } from '../values/index.js';
import { numberLike } from './units.js';

/** A point of a curve as it is declared: this value of the metric pays this share. */
export interface DeclaredPoint {
  readonly at: Quantity;
  readonly pays: Percent;
}
/** A curve in numbers: `x` in the unit of `unit`, `y` a share of one, from the worst point to the best. */
export interface Curve {
  readonly unit: Quantity;
  readonly points: readonly CurvePoint[];
  /** That lower values are better. */
  readonly lower: boolean;
}
export interface CurvePoint {
  readonly x: Rational;
  readonly y: Rational;
  readonly at: Quantity;
}

/** `undefined` for a curve without points, or one whose points are in units that do not fit. */
export function curveOf(
  declared: readonly DeclaredPoint[],
  lower: boolean,
  currency: string | undefined,
): Curve | undefined {
  const unit = declared[0]?.at;
  if (unit === undefined) return undefined;
  const points: CurvePoint[] = [];
  for (const { at, pays } of declared) {
    const x = numberLike(at, unit, currency);
    if (x === undefined) return undefined;
    points.push({ x, y: fraction(pays), at });
  }
  // Of two points at one value the one that pays more is the better.
  points.sort((a, b) => (lower ? b.x.compare(a.x) : a.x.compare(b.x)) || a.y.compare(b.y));
  return { unit, points, lower };
}

/** Where a value falls on a curve, and what it pays there. */
export interface CurveReading {
  readonly pays: Rational;
  readonly where: 'below' | 'between' | 'above';
  /** The nearest point at or before the value, from the worst; not there below the first. */
  readonly before?: CurvePoint;
  /** The next better point, if there is one. */
  readonly after?: CurvePoint;
}

/** Linear between the points, nothing below the first, flat above the last: section 10 of the semantics, step 2. */
export function readCurve(curve: Curve, x: Rational): CurveReading {
  const reached = (point: CurvePoint) => (curve.lower ? x.lessOrEqual(point.x) : x.greaterOrEqual(point.x));
  const next = curve.points.findIndex((point) => !reached(point));
  if (next === 0) return { pays: Rational.ZERO, where: 'below', after: curve.points[0]! };
  const before = curve.points[next === -1 ? curve.points.length - 1 : next - 1]!;
  if (next === -1) return { pays: before.y, where: 'above', before };
  const after = curve.points[next]!;
  const along = x.minus(before.x).dividedBy(after.x.minus(before.x));
  return { pays: before.y.plus(after.y.minus(before.y).times(along)), where: 'between', before, after };
}

/** The most that a curve pays anywhere. */
export function bestOf(curve: Curve): Rational {
  return curve.points.reduce((best, { y }) => Rational.max(best, y), Rational.ZERO);
}
