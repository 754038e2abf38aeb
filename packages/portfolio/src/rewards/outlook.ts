import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/index.js';
import { isUnknown, type Known, type Quantity, unknown } from '../values/index.js';
import { bestOf, type CurvePoint } from './curve.js';
import { type Assumptions, assumptionKey } from './evidence.js';
import { clamp, type CurvedEvidence, type PlanScore, type ScoredComponent, scorePlan } from './score.js';

/** What a plan would pay under other measurements, as shares of the target. The same for all of its participants. */
export interface Outlook {
  /** Every metric just good enough to pay anything. */
  readonly threshold: Known<Rational>;
  /** Every metric at 100%, or at the most that its curve pays if that is less. */
  readonly target: Known<Rational>;
  /** Every metric and factor at its best. */
  readonly maximum: Known<Rational>;
  readonly sensitivity: readonly Sensitivity[];
}
/** What one metric does to the whole: the next better and the next worse point of its curve, all else as measured. */
export interface Sensitivity {
  readonly metric: string;
  readonly element: string;
  readonly now: Known<Quantity>;
  readonly better: Step | undefined;
  readonly worse: Step | undefined;
}
export interface Step {
  readonly at: Quantity;
  readonly score: Known<Rational>;
}

export function outlookOf(score: PlanScore, figures: Figures, assumptions: Assumptions): Outlook {
  const { components, modifiers, cap } = score;
  const factors = modifiers.map(({ modifier, curve }) => {
    const to = modifier.value.between?.value.to;
    const most = to?.type === 'percent' ? to.value.dividedBy(Rational.HUNDRED) : undefined;
    return curve === undefined ? Rational.ONE : clamp(bestOf(curve), undefined, most);
  });
  const most = factors.reduce((product, factor) => product.times(factor), Rational.ONE);
  const sum = (pays: (component: ScoredComponent) => Rational, factor = Rational.ONE): Known<Rational> => {
    if (isUnknown(cap)) return cap;
    if (components.some(({ curve }) => curve === undefined)) return unknown(`curves of ${score.plan.id}`);
    const parts = components.map((each) => each.declaredWeight.times(clamp(pays(each), undefined, each.cap)));
    return Rational.min(Rational.sum(parts).times(factor), cap);
  };
  return {
    threshold: sum(({ curve }) => curve!.points[0]!.y),
    target: sum(({ curve }) => Rational.min(bestOf(curve!), Rational.ONE)),
    maximum: sum(({ curve }) => bestOf(curve!), most),
    sensitivity: [...components, ...modifiers].map((each) => sensitivityOf(each, score, figures, assumptions)),
  };
}

function sensitivityOf(
  { evidence, reading, curve }: CurvedEvidence,
  { plan }: PlanScore,
  figures: Figures,
  assumptions: Assumptions,
): Sensitivity {
  const { metric, element } = evidence;
  const at = (point: CurvePoint | undefined): Step | undefined => {
    if (point === undefined) return undefined;
    const assumed = new Map([...assumptions, [assumptionKey(metric, element), point.at] as const]);
    return { at: point.at, score: scorePlan(plan, figures, assumed)?.score ?? unknown(`period of ${plan.id}`) };
  };
  const before = reading?.before;
  const index = before === undefined ? -1 : (curve?.points.indexOf(before) ?? -1);
  // At a point itself the next worse one is the point before; between two it is the lower of them.
  const exactly = before !== undefined && reading?.pays.equals(before.y) === true;
  const worse = exactly ? curve?.points[index - 1] : before;
  return { metric, element, now: evidence.value, better: at(reading?.after), worse: at(worse) };
}
