import { Rational } from '../exact/index.js';
import { declaredInput } from '../figures/declared-input.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type LimitName, limitInput } from '../limits/index.js';
import { labelOf } from '../model/index.js';
import { combine, isUnknown, type Known, type Num, num, unknown } from '../values/index.js';
import type { ConsolidationCase } from './case.js';
import {
  type Candidate,
  CRITERIA,
  type Criterion,
  normalised,
  type Ranked,
  type Scores,
  type Weights,
} from './ranking.js';
import { scoreOf } from './score.js';

const LIMITS = {
  value: 'priorityValue',
  longTerm: 'priorityLongTerm',
  npv: 'priorityNpv',
  risk: 'priorityRisk',
} as const satisfies Record<Criterion, LimitName>;
const PRIORITY_DECIMALS = 2;

/** The weights that the portfolio gives the criteria; only their proportion counts. */
export function weightsOf({ limits }: Figures): Weights {
  return {
    value: limits.priorityValue.value,
    longTerm: limits.priorityLongTerm.value,
    npv: limits.priorityNpv.value,
    risk: limits.priorityRisk.value,
  };
}

/** The cases whose scores are all known; the net present value is scored between the lowest and the highest of them. */
export function scoredCases(cases: readonly ConsolidationCase[]): readonly Candidate<ConsolidationCase>[] {
  const known = cases.flatMap((item) => {
    const scores = declaredScores(item);
    return isUnknown(scores) ? [] : [{ item, scores }];
  });
  const values = normalised(known.map(({ scores }) => scores.npv));
  return known.map(({ item, scores }, index) => ({
    item,
    scores: { ...scores, npv: values[index]!, risk: Rational.ONE.minus(scores.risk) },
  }));
}

function declaredScores({ consolidation, exactNpv }: ConsolidationCase): Known<Scores> {
  const [value, longTerm, risk] = [
    scoreOf(consolidation, 'value'),
    scoreOf(consolidation, 'longTerm'),
    scoreOf(consolidation, 'risk'),
  ];
  return combine([value, longTerm, risk, exactNpv], (...known): Scores => {
    return { value: known[0], longTerm: known[1], risk: known[2], npv: known[3] };
  });
}

export function priorityFigure(
  figures: Figures,
  item: ConsolidationCase,
  ranked: Ranked<ConsolidationCase> | undefined,
): Figure<Num> {
  const { consolidation } = item;
  const value = ranked === undefined ? missingOf(item) : num(ranked.priority.round(PRIORITY_DECIMALS, 'halfUp'));
  return {
    value,
    explain: () => ({
      label: `priority of ${labelOf(consolidation)}`,
      value,
      formula: '100 · Σ weight · score / Σ weight, over value, long-term impact, net present value and 1 − risk',
      inputs: [
        ...declaredInput('value', consolidation, consolidation.values.value),
        ...declaredInput('long-term impact', consolidation, consolidation.values.longTerm),
        { label: 'net present value', value: item.npv.value, of: item.npv.explain() },
        ...declaredInput('risk', consolidation, consolidation.values.risk),
        ...CRITERIA.map((criterion) => limitInput(figures.portfolio, LIMITS[criterion])),
      ],
      notes: [
        'the net present value is scored from 0 for the lowest to 1 for the highest of all live consolidations',
        ...(ranked === undefined ? [] : [`rank ${rankText(ranked)} while each weight alone is changed by ±20%`]),
      ],
    }),
  };
}

function missingOf(item: ConsolidationCase): Known<Num> {
  const scores = declaredScores(item);
  return isUnknown(scores) ? scores : unknown(`the rank of ${labelOf(item.consolidation)}`);
}

function rankText({ rank, best, worst }: Ranked<unknown>): string {
  return best === worst ? `${rank}, and stays so` : `${rank}, between ${best} and ${worst}`;
}
