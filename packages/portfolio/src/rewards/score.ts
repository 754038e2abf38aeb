import { compareTexts } from '../model/order.js';
import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/index.js';
import type { ElementOf } from '../model/index.js';
import type { Sourced } from '../schema/types.js';
import { fraction, isUnknown, type Known, type Period, unknown } from '../values/index.js';
import { type Curve, type CurveReading, curveOf, type DeclaredPoint, readCurve } from './curve.js';
import { type Assumptions, type Evidence, evidenceFor, isIncomplete, metricLabel } from './evidence.js';
import { judgeGate, type JudgedGate } from './gate.js';
import { numberLike } from './units.js';

type Plan = ElementOf<'plan'>;
type Component = Plan['values']['component'][number]['value'];
type Modifier = Plan['values']['modifier'][number]['value'];

/** A metric on its curve. Shares are of one. */
export interface CurvedEvidence {
  readonly evidence: Evidence;
  readonly curve: Curve | undefined;
  readonly reading: CurveReading | undefined;
  /** What the curve pays, or what is missing for it. */
  readonly pays: Known<Rational>;
}
export interface ScoredComponent extends CurvedEvidence {
  readonly component: Sourced<Component>;
  readonly declaredWeight: Rational;
  /** After redistribution; zero for a component whose weight went to others. */
  readonly weight: Rational;
  readonly cap: Rational | undefined;
  /** What the curve pays, at most the component's cap. */
  readonly capped: Known<Rational>;
}
export interface ScoredModifier extends CurvedEvidence {
  readonly modifier: Sourced<Modifier>;
  /** Clamped to the modifier's bounds. */
  readonly factor: Known<Rational>;
}

/**
 * How a plan is fulfilled, before anybody's target comes in: it is the same for all its participants and computed once.
 */
export interface PlanScore {
  readonly plan: Plan;
  readonly period: Period;
  readonly missing: 'hold' | 'zero' | 'redistribute';
  readonly components: readonly ScoredComponent[];
  readonly modifiers: readonly ScoredModifier[];
  readonly gates: readonly JudgedGate[];
  readonly weighted: Known<Rational>;
  readonly modified: Known<Rational>;
  readonly gated: Known<Rational>;
  readonly cap: Known<Rational>;
  /** The share of the target that is earned. */
  readonly score: Known<Rational>;
  /** Evidence that was not observed in all of the period: more may come. */
  readonly incomplete: readonly Evidence[];
}

/** Steps 1 to 7 of section 10 of the semantics. */
export function scorePlan(plan: Plan, figures: Figures, assumptions: Assumptions): PlanScore | undefined {
  const period = plan.values.period?.value;
  if (period === undefined) return undefined;
  const currency = figures.portfolio.settings?.values.currency?.value;
  const missing = plan.values.missing?.value ?? 'hold';
  const read = (metric: string, element: string) =>
    evidenceFor(figures.measurements, assumptions, metric, element, period);
  const components = weighComponents(plan, missing, (component) => curved(component, read, currency));
  const modifiers = byText(plan.values.modifier).map((modifier) => scoreModifier(modifier, missing, read, currency));
  const gates = byText(plan.values.gate).map((gate) => judgeGate(gate, plan, figures, assumptions, missing));
  const weighted = weightedSum(components, plan);
  const modified = product(weighted, modifiers);
  const gated = gatedScore(modified, gates);
  const cap: Known<Rational> =
    plan.values.cap === undefined ? unknown(`cap of ${plan.id}`) : fraction(plan.values.cap.value);
  const score = both(gated, cap, (value, most) => Rational.min(value, most));
  const incomplete = [
    ...[...components, ...modifiers].map(({ evidence }) => evidence),
    ...gates.flatMap(({ evidence }) => evidence),
  ].filter(isIncomplete);
  return { plan, period, missing, components, modifiers, gates, weighted, modified, gated, cap, score, incomplete };
}

interface Labelled {
  readonly metric?: Component['metric'];
  readonly of?: Component['of'];
  readonly label?: Modifier['label'];
  readonly weight?: Component['weight'];
}

/** In an order that does not depend on where they stand in the text. */
function byText<V extends Labelled>(items: readonly Sourced<V>[]): readonly Sourced<V>[] {
  const key = ({ value }: Sourced<V>) =>
    [value.label?.value, value.metric?.value.name, value.of?.value.to, value.weight?.value.value]
      .map(String)
      .join('\n');
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => compareTexts(a.key, b.key))
    .map(({ item }) => item);
}

/** What components and modifiers have in common, wherever they are declared. */
export interface Curved {
  readonly metric: Component['metric'];
  readonly of: Component['of'];
  readonly points: Component['points'];
  readonly lower?: Component['lower'];
}

export function curved(
  declared: Curved,
  read: (metric: string, element: string) => Evidence,
  currency: string | undefined,
): CurvedEvidence {
  const evidence = read(declared.metric?.value.name ?? '', declared.of?.value.to ?? '');
  const curve = curveOf(pointsOf(declared), declared.lower !== undefined, currency);
  if (isUnknown(evidence.value)) return { evidence, curve, reading: undefined, pays: evidence.value };
  const x = curve && numberLike(evidence.value, curve.unit, currency);
  if (curve === undefined || x === undefined) {
    const what = `${metricLabel(evidence.metric, evidence.element)} in the unit of its curve`;
    return { evidence, curve, reading: undefined, pays: unknown(what) };
  }
  const reading = readCurve(curve, x);
  return { evidence, curve, reading, pays: reading.pays };
}

function pointsOf(declared: Curved): readonly DeclaredPoint[] {
  return declared.points.flatMap(({ value: { at, pays } }) =>
    at === undefined || pays === undefined ? [] : [{ at: at.value, pays: pays.value }],
  );
}

function weighComponents(
  plan: Plan,
  missing: PlanScore['missing'],
  score: (component: Component) => CurvedEvidence,
): readonly ScoredComponent[] {
  const all = byText(plan.values.component).map((component) => {
    const { weight, cap } = component.value;
    const scored = score(component.value);
    const most = cap === undefined ? undefined : fraction(cap.value);
    const declaredWeight = weight === undefined ? Rational.ZERO : fraction(weight.value);
    return { component, ...scored, declaredWeight, cap: most };
  });
  const total = Rational.sum(all.map(({ declaredWeight }) => declaredWeight));
  const present = Rational.sum(all.filter(({ pays }) => !isUnknown(pays)).map(({ declaredWeight }) => declaredWeight));
  const spread = missing === 'redistribute' && !present.isZero() && !present.equals(total);
  return all.map((each) => {
    const absent = isUnknown(each.pays);
    const left = spread && absent ? Rational.ZERO : each.declaredWeight;
    const weight = spread && !absent ? left.times(total).dividedBy(present) : left;
    return { ...each, weight, capped: capComponent(each.pays, each.cap, absent && (spread || missing === 'zero')) };
  });
}

/** Missing evidence pays nothing where the plan says so; else it stays missing. */
function capComponent(pays: Known<Rational>, cap: Rational | undefined, asNothing: boolean): Known<Rational> {
  if (isUnknown(pays)) return asNothing ? Rational.ZERO : pays;
  return cap === undefined ? pays : Rational.min(pays, cap);
}

function weightedSum(components: readonly ScoredComponent[], plan: Plan): Known<Rational> {
  if (components.length === 0) return unknown(`components of ${plan.id}`);
  const absent = components.flatMap(({ capped }) => (isUnknown(capped) ? capped.missing : []));
  if (absent.length > 0) return unknown(...absent);
  return Rational.sum(components.map(({ weight, capped }) => weight.times(capped as Rational)));
}

function scoreModifier(
  modifier: Sourced<Modifier>,
  missing: PlanScore['missing'],
  read: (metric: string, element: string) => Evidence,
  currency: string | undefined,
): ScoredModifier {
  const scored = curved(modifier.value, read, currency);
  const between = modifier.value.between?.value;
  const least = between?.from?.type === 'percent' ? fraction(between.from) : undefined;
  const most = between?.to?.type === 'percent' ? fraction(between.to) : undefined;
  const pays = isUnknown(scored.pays) && missing === 'zero' ? Rational.ZERO : scored.pays;
  return { modifier, ...scored, factor: isUnknown(pays) ? pays : clamp(pays, least, most) };
}

export function clamp(value: Rational, least: Rational | undefined, most: Rational | undefined): Rational {
  const raised = least === undefined ? value : Rational.max(value, least);
  return most === undefined ? raised : Rational.min(raised, most);
}

function product(weighted: Known<Rational>, modifiers: readonly ScoredModifier[]): Known<Rational> {
  return modifiers.reduce((value, { factor }) => both(value, factor, (a, b) => a.times(b)), weighted);
}

/** `zero` before all, then the lowest cap, then the factors: in this order whatever the order of the text. */
function gatedScore(value: Known<Rational>, gates: readonly JudgedGate[]): Known<Rational> {
  const absent = gates.flatMap(({ holds }) => (isUnknown(holds) ? holds.missing : []));
  if (isUnknown(value) || absent.length > 0) {
    return unknown(...(isUnknown(value) ? value.missing : []), ...absent);
  }
  const closed = gates.filter(({ applies }) => applies);
  if (closed.some(({ gate }) => gate.value.otherwise?.value.record === 'PayNothing')) return Rational.ZERO;
  let result = value;
  for (const { gate } of closed) {
    const otherwise = gate.value.otherwise?.value;
    if (otherwise?.record === 'CapAt' && otherwise.cap !== undefined) {
      result = Rational.min(result, fraction(otherwise.cap.value));
    }
  }
  for (const { gate } of closed) {
    const otherwise = gate.value.otherwise?.value;
    if (otherwise?.record === 'MultiplyBy' && otherwise.factor !== undefined) {
      const factor = otherwise.factor.value;
      result = result.times(factor.type === 'percent' ? fraction(factor) : factor.value);
    }
  }
  return result;
}

export function both(
  a: Known<Rational>,
  b: Known<Rational>,
  combine: (a: Rational, b: Rational) => Rational,
): Known<Rational> {
  if (!isUnknown(a) && !isUnknown(b)) return combine(a, b);
  return unknown(...(isUnknown(a) ? a.missing : []), ...(isUnknown(b) ? b.missing : []));
}
