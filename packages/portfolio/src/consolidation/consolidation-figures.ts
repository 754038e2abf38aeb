import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { allKnown, isUnknown, type Known, mapKnown, type Money, money, type Num, roundMoney } from '../values/index.js';
import { type ConsolidationCase, consolidationCase } from './case.js';
import { type JointDemand, jointDemand } from './joint-demand.js';
import { paretoFront } from './pareto.js';
import { priorityFigure, scoredCases, weightsOf } from './priority.js';
import { type RankingResult, rankingOf } from './ranking.js';
import { scoreOf } from './score.js';
import { valuationOf } from './valuation.js';

/** Consolidations of a portfolio: their business cases, their order, and what there is to choose from. */
export interface ConsolidationFigures {
  /** By qualified name, the rejected ones included. */
  readonly all: readonly ConsolidationCase[];
  of(consolidation: string): ConsolidationCase | undefined;
  /** The live ones whose scores are all known, by priority. */
  readonly ranking: RankingResult<ConsolidationCase>;
  /** 0 to 100; unknown while a score is; `undefined` for a rejected one and for what is no consolidation. */
  priorityOf(consolidation: string): Figure<Num> | undefined;
  /** Of the live ones, those that no other one beats in net present value and risk, the highest value first. */
  readonly front: readonly ConsolidationCase[];
  /** The sum of the live ones, rounded once; unknown while one is. */
  readonly totalNpv: Known<Money>;
  /** What all live ones are meant to save a year, and what those that say so were seen to save. */
  readonly planned: Known<Money>;
  readonly realised: Known<Money>;
  /** What the service that a live one keeps has to carry; `undefined` where no service absorbs another one. */
  jointDemandOf(consolidation: string): JointDemand | undefined;
}

export function consolidationFigures(figures: Figures): ConsolidationFigures {
  const { own } = figures.currencies;
  const valuation = valuationOf(figures);
  const all = figures.portfolio.all('consolidation').map((each) => consolidationCase(figures, each, valuation));
  const byId = new Map(all.map((each) => [each.consolidation.id, each]));
  const live = all.filter(({ isLive }) => isLive);
  const scored = scoredCases(live);
  const ranking = rankingOf(scored, weightsOf(figures));
  const ranked = new Map(ranking.ranked.map((each) => [each.item.consolidation.id, each]));
  const sumOf = (amounts: readonly Known<Money>[]) =>
    mapKnown(allKnown(amounts), (known) => money(Rational.sum(known.map(({ amount }) => amount)), own));
  const trades = live.flatMap((item) => {
    const risk = scoreOf(item.consolidation, 'risk');
    return isUnknown(item.exactNpv) || isUnknown(risk) ? [] : [{ item, npv: item.exactNpv, risk }];
  });
  return {
    all,
    of: (id) => byId.get(id),
    ranking,
    priorityOf: (id) => {
      const found = byId.get(id);
      return found?.isLive ? priorityFigure(figures, found, ranked.get(id)) : undefined;
    },
    front: paretoFront(trades),
    planned: sumOf(live.map(({ realisation }) => realisation.planned)),
    realised: sumOf(
      live.flatMap(({ consolidation, realisation }) =>
        consolidation.values.realised === undefined ? [] : [realisation.realised],
      ),
    ),
    jointDemandOf: (id) => {
      const found = byId.get(id);
      return found?.isLive ? jointDemand(figures, found.consolidation) : undefined;
    },
    totalNpv: mapKnown(allKnown(live.map(({ exactNpv }) => exactNpv)), (amounts) =>
      roundMoney(money(Rational.sum(amounts), own), 'halfUp', own),
    ),
  };
}
