import {
  assumptionKey,
  type Curve,
  isUnknown,
  labelOf,
  metricLabel,
  numberLike,
  percentOf,
  type Payout,
  type PlanScore,
  type Quantity,
  Rational,
  type RateAmount,
} from '@btaas/portfolio';
import { show } from '@btaas/workspace/engine';
import type { ProjectSession } from '../project-session.js';

/** A metric of a plan with the stretch of values that its curve is about, in hundred steps. */
export interface Slider {
  readonly key: string;
  readonly label: string;
  /** What was measured, as text. */
  readonly measured: string;
  /** The step that comes nearest to what was measured. */
  readonly step: number;
}
export interface WhatIf {
  readonly plan: string;
  readonly label: string;
  readonly sliders: readonly Slider[];
}
export interface WhatIfResult {
  readonly values: readonly { readonly key: string; readonly value: string; readonly pays: string }[];
  readonly score: string;
  readonly payouts: readonly { readonly participant: string; readonly before: string; readonly after: string }[];
}
const STEPS = 100;

/** The plans that can be played with. */
export function whatIfPlans(project: ProjectSession): readonly WhatIf[] {
  const { rewards } = project.engine.snapshot().figures;
  return rewards.plans.map((score) => ({
    plan: score.plan.id,
    label: labelOf(score.plan),
    sliders: curved(score).map(({ evidence, curve }) => ({
      key: assumptionKey(evidence.metric, evidence.element),
      label: metricLabel(evidence.metric, evidence.element),
      measured: isUnknown(evidence.value) ? 'not measured' : show(evidence.value),
      step: isUnknown(evidence.value) ? 0 : stepOf(curve, evidence.value),
    })),
  }));
}

/** What a plan would pay if its metrics stood at these steps. Nothing is changed by asking. */
export function whatIf(
  project: ProjectSession,
  plan: string,
  steps: Readonly<Record<string, number>>,
): WhatIfResult | undefined {
  const { portfolio, figures } = project.engine.snapshot();
  const now = figures.rewards.plan(plan);
  if (now === undefined) return undefined;
  const assumed = new Map<string, Quantity>();
  for (const { evidence, curve } of curved(now)) {
    const key = assumptionKey(evidence.metric, evidence.element);
    const step = steps[key];
    if (step !== undefined && Number.isInteger(step)) assumed.set(key, valueAt(curve, step));
  }
  const then = figures.rewards.whatIf(assumed);
  const score = then.plan(plan)!;
  const amount = ({ amount: paid, currency, status }: Payout) =>
    isUnknown(paid) ? status : show({ type: 'money', amount: paid, currency });
  return {
    values: curved(score).map(({ evidence, pays }) => ({
      key: assumptionKey(evidence.metric, evidence.element),
      value: isUnknown(evidence.value) ? 'not measured' : show(evidence.value),
      pays: isUnknown(pays) ? 'unknown' : show(percentOf(pays)),
    })),
    score: isUnknown(score.score) ? 'unknown' : show(percentOf(score.score)),
    payouts: then.payouts
      .filter((payout) => payout.score.plan.id === plan)
      .map((payout) => {
        const before = figures.rewards.payout(plan, payout.participant);
        const person = portfolio.find(payout.participant);
        return {
          participant: person === undefined ? payout.participant : labelOf(person),
          before: before === undefined ? '' : amount(before),
          after: amount(payout),
        };
      }),
  };
}

/** Components and modifiers that have a curve. */
function curved({ components, modifiers }: PlanScore) {
  return [...components, ...modifiers].flatMap(({ evidence, curve, pays }) =>
    curve === undefined ? [] : [{ evidence, curve, pays }],
  );
}

/** A quarter more than what lies between the first and the last point, so that one sees where a curve is flat. */
function stretchOf({ points }: Curve): { readonly from: Rational; readonly length: Rational } {
  const numbers = points.map(({ x }) => x);
  const [least, most] = [Rational.min(numbers[0]!, ...numbers), Rational.max(numbers[0]!, ...numbers)];
  const margin = most.minus(least).dividedBy(Rational.of(8n));
  return { from: least.minus(margin), length: most.minus(least).plus(margin).plus(margin) };
}
function valueAt(curve: Curve, step: number): Quantity {
  const { from, length } = stretchOf(curve);
  return withNumber(curve.unit, from.plus(length.times(Rational.of(BigInt(step), BigInt(STEPS)))));
}
function stepOf(curve: Curve, value: Quantity): number {
  const { from, length } = stretchOf(curve);
  const number = numberLike(value, curve.unit, undefined);
  if (number === undefined || length.isZero()) return 0;
  const share = number.minus(from).dividedBy(length).toNumber() * STEPS;
  return Math.round(Math.min(STEPS, Math.max(0, share)));
}

function withNumber(like: Quantity, number: Rational): Quantity {
  return like.type === 'rate' ? { ...like, amount: amountOf(like.amount, number) } : amountOf(like, number);
}
function amountOf(like: RateAmount, number: Rational): RateAmount {
  return like.type === 'money' || like.type === 'duration' ? { ...like, amount: number } : { ...like, value: number };
}
