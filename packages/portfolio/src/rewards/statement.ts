import { Rational } from '../exact/index.js';
import type { FigureInput } from '../figures/figure.js';
import { type Place, valuePlace } from '../model/index.js';
import {
  isUnknown,
  type Known,
  money,
  num,
  percentOf,
  type Period,
  addDays,
  printPeriod,
  printQuantity,
  type Value,
} from '../values/index.js';
import { type Evidence, metricLabel } from './evidence.js';
import type { Payout } from './payout.js';
import type { PoolFigures } from './pool.js';
import type { CurvedEvidence, PlanScore } from './score.js';

/** The steps of section 10 of the semantics, in their order. */
export const STEPS = [
  'evidence',
  'curve',
  'component cap',
  'weighted sum',
  'modifier',
  'gate',
  'plan cap',
  'proration',
  'pool',
  'rounding',
  'holdback',
] as const;
export type StatementStep = (typeof STEPS)[number];

/** One line of the audit trail of a payout. */
export interface StatementLine {
  readonly step: StatementStep;
  readonly label: string;
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
  readonly result: Value;
  /** Where in the portfolio the step is declared. */
  readonly place?: Place;
}

/** How one payout came about, from the evidence to the amount that is due. */
export function statementLines(payout: Payout, pool: PoolFigures | undefined): readonly StatementLine[] {
  const { score } = payout;
  const { start } = score.plan;
  const known = ofPlan.get(score);
  const lines = known?.start === start ? known.lines : scoreLines(score);
  ofPlan.set(score, { start, lines });
  return [...lines, ...moneyLines(payout, pool)];
}
/** The lines that all participants of a plan share are made once, as long as the plan stands where it stands. */
const ofPlan = new WeakMap<PlanScore, { readonly start: number; readonly lines: readonly StatementLine[] }>();

/** Steps 1 to 7, which all participants of a plan share. */
function scoreLines(score: PlanScore): readonly StatementLine[] {
  const { plan } = score;
  const at = (sourced: { readonly start: number; readonly end: number } | undefined) =>
    sourced === undefined ? {} : { place: valuePlace(plan, sourced) };
  const lines: StatementLine[] = [];
  for (const each of score.components) {
    const { component, weight, declaredWeight, cap, capped, evidence } = each;
    const label = metricLabel(evidence.metric, evidence.element);
    lines.push({ ...evidenceLine(evidence), ...at(component) });
    lines.push({ ...curveLine(each, label), ...at(component.value.points[0] ?? component) });
    if (cap !== undefined) {
      const inputs = [input('curve', share(each.pays)), input('cap', percentOf(cap))];
      lines.push({
        ...{
          step: 'component cap',
          label,
          formula: 'what the curve pays, at most the cap of the component',
          inputs,
          result: share(capped),
        },
        ...at(component.value.cap),
      });
    }
    if (!weight.equals(declaredWeight)) {
      const inputs = [input('declared weight', percentOf(declaredWeight))];
      const formula = 'the weight of missing evidence goes to the others in proportion';
      lines.push({
        ...{ step: 'weighted sum', label: `weight of ${label}`, formula, inputs, result: percentOf(weight) },
        ...at(component.value.weight),
      });
    }
  }
  lines.push(sumLine(score));
  for (const { modifier, factor, evidence, ...rest } of score.modifiers) {
    const label = modifier.value.label?.value ?? metricLabel(evidence.metric, evidence.element);
    lines.push({ ...evidenceLine(evidence), ...at(modifier) });
    lines.push({ ...curveLine({ ...rest, evidence }, label), ...at(modifier.value.points[0] ?? modifier) });
    const between = modifier.value.between?.value;
    const inputs = [input('factor', share(rest.pays)), ...(between === undefined ? [] : [input('between', between)])];
    lines.push({
      ...{
        step: 'modifier',
        label,
        formula: 'multiplies the weighted sum by the factor, held within its bounds',
        inputs,
        result: share(factor),
      },
      ...at(modifier.value.between ?? modifier),
    });
  }
  lines.push(...gateLines(score));
  const inputs = [input('earned so far', share(score.gated)), input('cap of the plan', share(score.cap))];
  lines.push({
    ...{
      step: 'plan cap',
      label: 'score',
      formula: 'what is earned so far, at most the cap of the plan',
      inputs,
      result: share(score.score),
    },
    ...at(plan.values.cap),
  });
  return lines;
}

function sumLine({ components, weighted }: PlanScore): StatementLine {
  const inputs = components.map(({ evidence, weight, capped }) =>
    input(`${metricLabel(evidence.metric, evidence.element)} at weight ${shown(weight)}`, share(capped)),
  );
  return {
    step: 'weighted sum',
    label: 'all components',
    formula: 'the sum of weight × what is paid for each',
    inputs,
    result: share(weighted),
  };
}

function gateLines({ plan, gates, gated }: PlanScore): readonly StatementLine[] {
  // Their order changes nothing, so no gate has a result of its own: all show what they come to together.
  const together = gates.length > 1 ? '; the result is after all gates' : '';
  return gates.map(({ gate, holds, applies, evidence }) => {
    const state = isUnknown(holds)
      ? 'cannot be judged'
      : applies
        ? `not met: ${consequenceOf(gate.value.otherwise?.value)}`
        : 'met: nothing changes';
    return {
      step: 'gate',
      label: gate.value.label?.value ?? '',
      formula: `${state}${together}`,
      inputs: evidence.map(evidenceInput),
      result: share(gated),
      place: valuePlace(plan, gate),
    };
  });
}

function consequenceOf(otherwise: GateOutcome | undefined): string {
  if (otherwise?.record === 'CapAt') {
    return `at most ${shown(otherwise.cap?.value.value.dividedBy(Rational.HUNDRED))} is paid`;
  }
  if (otherwise?.record !== 'MultiplyBy') return 'nothing is paid';
  const factor = otherwise.factor?.value;
  return `multiplied by ${factor === undefined ? '?' : printQuantity(factor)}`;
}
type GateOutcome = NonNullable<PlanScore['gates'][number]['gate']['value']['otherwise']>['value'];

/** Steps 8 to 10, which are about one participant. */
function moneyLines(payout: Payout, pool: PoolFigures | undefined): readonly StatementLine[] {
  const { target, score, segments, currency } = payout;
  const plan = score.plan;
  const own = isUnknown(target) ? '' : target.currency;
  const targetPlace = plan.values.target === undefined ? {} : { place: valuePlace(plan, plan.values.target) };
  const lines: StatementLine[] = [
    {
      step: 'proration',
      label: 'earned',
      formula: 'target × share of the target × score; the share is Σ full-time equivalents × days / days of the target',
      inputs: [
        input('target', amount(isUnknown(target) ? target : target.amount, own)),
        ...segments.map(({ fte, period }) =>
          input(
            `${shownNumber(fte)} full-time ${fte.equals(Rational.ONE) ? 'equivalent' : 'equivalents'} in`,
            printPeriod(period),
          ),
        ),
        input('share of the target', share(payout.share)),
        input('score', share(score.score)),
      ],
      result: amount(payout.asked, own),
      ...targetPlace,
    },
  ];
  if (pool !== undefined) lines.push(poolLine(payout, pool));
  const mode = plan.values.round?.value ?? 'halfUp';
  const rounded =
    pool === undefined
      ? `rounded to the smallest unit of ${currency}, ${ROUNDED[mode]}`
      : `rounded to the smallest unit of ${currency}, so that all payouts of the pool add up: the largest remainders are rounded up`;
  lines.push({
    ...{
      step: 'rounding',
      label: 'payout',
      formula: rounded,
      inputs: [input('exact', amount(payout.exact, currency))],
    },
    result: amount(payout.amount, currency),
  });
  if (plan.values.holdback !== undefined) {
    lines.push({
      step: 'holdback',
      label: `held back until ${payout.heldUntil}`,
      formula: 'payout × share held back',
      inputs: [input('payout', amount(payout.amount, currency)), input('due now', amount(payout.due, currency))],
      result: amount(payout.heldBack, currency),
      place: valuePlace(plan, plan.values.holdback),
    });
  }
  return lines;
}

const ROUNDED = { halfUp: 'halves up', halfEven: 'halves to even', down: 'down', up: 'up' } as const;

function poolLine({ asked, exact, target, currency }: Payout, figures: PoolFigures): StatementLine {
  const { pool, funded, asked: all, factor, fundedShare } = figures;
  const over = pool.values.over?.value ?? 'scaleDown';
  return {
    step: 'pool',
    label: pool.id,
    formula:
      over === 'distribute'
        ? 'earned × factor, at most the cap of the plan'
        : 'earned × factor; the factor is funded / earned by all, at most 1',
    inputs: [
      input('earned', amount(asked, isUnknown(target) ? '' : target.currency)),
      input('funded share', share(fundedShare)),
      input('funded', amount(funded, currency)),
      input('earned by all', amount(all, currency)),
      input('factor', isUnknown(factor) ? factor : num(factor)),
    ],
    result: amount(exact, currency),
    place: { document: pool.document, start: pool.nameStart, end: pool.nameEnd },
  };
}

function evidenceLine(evidence: Evidence): StatementLine {
  return {
    step: 'evidence',
    label: metricLabel(evidence.metric, evidence.element),
    formula: evidence.assumed ? 'assumed' : measuredText(evidence),
    inputs: [evidenceInput(evidence)],
    result: evidence.value,
  };
}

function measuredText({ measurement }: Evidence): string {
  if (measurement === undefined) return 'not measured in the period of the plan';
  const { observed } = measurement;
  return observed === undefined
    ? 'measured in the period of the plan'
    : `measured in the period of the plan, observed in ${observedText(observed)} so far`;
}
/** By its months, the last day of which may be still to come; by its days where a source covers a part of them. */
function observedText(observed: Period): string {
  const { from = '', to = '' } = observed;
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return printPeriod(observed);
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  return first === last ? first : `${first} .. ${last}`;
}

function evidenceInput({ metric, element, period, value, measurement, assumed }: Evidence): FigureInput {
  const label = assumed ? `${metricLabel(metric, element)} (assumed)` : metricLabel(metric, element);
  if (measurement === undefined) return { label, value };
  const { source, rows, numerator, denominator } = measurement;
  const ratio = numerator === undefined || denominator === undefined ? '' : ` (${numerator} of ${denominator})`;
  return { label: `${label}${ratio}`, value, measured: { source, period: printPeriod(period), rows } };
}

function curveLine({ reading, pays, evidence, curve }: CurvedEvidence, label: string): StatementLine {
  const ends = [reading?.before, reading?.after].filter((point) => point !== undefined);
  const inputs = [
    input('measured', evidence.value),
    ...ends.map((point) => input(`${shown(point.y)} is paid at`, point.at)),
  ];
  const formula =
    reading === undefined
      ? 'nothing to read from the curve'
      : reading.where === 'below'
        ? `${curve?.lower ? 'above' : 'below'} the first point of the curve: nothing is paid`
        : reading.where === 'above'
          ? 'at the last point of the curve or better: no more is paid'
          : 'between two points of the curve, on a straight line';
  return { step: 'curve', label, formula, inputs, result: share(pays) };
}

function input(label: string, value: Value | string): FigureInput {
  return { label, value };
}
function share(value: Known<Rational>): Value {
  return isUnknown(value) ? value : percentOf(value);
}
function amount(value: Known<Rational>, currency: string): Value {
  return isUnknown(value) ? value : money(value, currency);
}
function shown(value: Rational | undefined): string {
  return value === undefined ? '?' : `${shownNumber(value.times(Rational.HUNDRED))}%`;
}
/** At most four decimals: for words in between, never for a result. */
function shownNumber(value: Rational): string {
  return value.round(4, 'halfEven').toDecimalString()!;
}
