import { amountOf, numberLike, printQuantity, type Rational, type Sourced, valuePlace } from '@btaas/portfolio';
import { curvesOf, type Measured, measureName } from '../../rewards/measured.js';
import { type OneOf, rule, type RuleFinding } from '../../rule.js';

type Paying = OneOf<'plan' | 'pool'>;
type Point = Measured['value']['points'][number];
interface Placed {
  readonly point: Point;
  readonly x: Rational;
  readonly y: Rational;
}

export default rule({
  id: 'BT903',
  level: 'error',
  title: 'A curve out of order, or one on which a better value pays less',
  of: ['plan', 'pool'],
  *check(element: Paying, { portfolio }) {
    const currency = portfolio.settings?.values.currency?.value;
    for (const curve of curvesOf(element)) {
      const found = curveProblem(curve, element, currency);
      if (found !== undefined) yield found;
    }
  },
});

function curveProblem(curve: Measured, element: Paying, currency: string | undefined): RuleFinding | undefined {
  const unit = curve.value.points[0]?.value.at?.value;
  const placed: Placed[] = [];
  for (const point of curve.value.points) {
    const { at, pays } = point.value;
    if (at === undefined || pays === undefined || unit === undefined) return undefined;
    const x = numberLike(at.value, unit, currency);
    const misfit = `${printQuantity(at.value)} is not in the unit of ${printQuantity(unit)}, the first point of the curve`;
    if (x === undefined) return finding(curve, element, at, misfit);
    placed.push({ point, x, y: amountOf(pays.value) });
  }
  const lower = curve.value.lower !== undefined;
  return orderProblem(curve, placed, element) ?? payProblem(curve, placed, lower, element);
}

/** Values must rise, or fall, all the way. */
function orderProblem(curve: Measured, placed: readonly Placed[], element: Paying): RuleFinding | undefined {
  const [first, second] = placed;
  if (first === undefined || second === undefined) return undefined;
  const direction = Math.sign(second.x.compare(first.x)) || 1;
  const wrong = placed.findIndex(({ x }, index) => index > 0 && x.compare(placed[index - 1]!.x) * direction <= 0);
  if (wrong < 0) return undefined;
  const [point, before] = [placed[wrong]!, placed[wrong - 1]!];
  const same = point.x.equals(before.x);
  const problem = same
    ? `${written(point)} stands twice, so that it pays two things`
    : `${written(point)} is out of order after ${written(before)}`;
  const sorted = placed.toSorted((a, b) => a.x.compare(b.x) * (curve.value.lower === undefined ? 1 : -1));
  const distinct = new Set(placed.map(({ x }) => x.toString())).size === placed.length;
  const mended = distinct && sorted.every(({ y }, index) => index === 0 || y.greaterOrEqual(sorted[index - 1]!.y));
  return {
    ...finding(curve, element, point.point.value.at!, problem),
    ...(mended && {
      fixes: [
        {
          title: 'Put the points into order',
          preferred: true,
          edits: placed.flatMap(({ point: { start, end } }, index) => {
            const better = sorted[index]!;
            if (better === placed[index]) return [];
            return [{ edit: 'replace' as const, at: valuePlace(element, { start, end }), text: pointText(better) }];
          }),
        },
      ],
    }),
  };
}

/** A better value must not pay less than a worse one. */
function payProblem(
  curve: Measured,
  placed: readonly Placed[],
  lower: boolean,
  element: Paying,
): RuleFinding | undefined {
  const rising = placed.length < 2 || placed[1]!.x.greaterThan(placed[0]!.x);
  const fromWorst = rising === lower ? placed.toReversed() : placed;
  const wrong = fromWorst.findIndex(({ y }, index) => index > 0 && y.lessThan(fromWorst[index - 1]!.y));
  if (wrong < 0) return undefined;
  const [better, worse] = [fromWorst[wrong]!, fromWorst[wrong - 1]!];
  const pays = (placed: Placed) => printQuantity(placed.point.value.pays!.value);
  const backwards = fromWorst.every(({ y }, index) => index === 0 || y.lessOrEqual(fromWorst[index - 1]!.y));
  const hint = !backwards
    ? ''
    : lower
      ? '; leave "lower" out if higher is better'
      : '; write "lower" if lower is better';
  const problem = `${written(better)} is better than ${written(worse)}, but pays less (${pays(better)} after ${pays(worse)})${hint}`;
  return finding(curve, element, better.point.value.pays!, problem);
}

function finding(curve: Measured, element: Paying, at: Pick<Sourced<unknown>, 'start' | 'end'>, problem: string) {
  return {
    message: `the curve of ${measureName(curve, element)}: ${problem}`,
    at: valuePlace(element, at),
    element: element.id,
  };
}

const written = ({ point }: Placed) => printQuantity(point.value.at!.value);
const pointText = ({ point }: Placed) =>
  `${printQuantity(point.value.at!.value)} -> ${printQuantity(point.value.pays!.value)}`;
