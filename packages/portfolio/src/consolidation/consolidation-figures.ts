import { Rational } from '../exact/index.js';
import type { Figure } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { allKnown, isUnknown, type Known, mapKnown, type Money, money, type Num, roundMoney } from '../values/index.js';
import { later, remembered } from '../relations/lookup.js';
import { type ConsolidationCase, consolidationCase } from './case.js';
import { type JointDemand, jointDemand } from './joint-demand.js';
import { isLiveConsolidation } from './live.js';
import { paretoFront, type Trade } from './pareto.js';
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

/** Each case is valued when it is asked for, and once; so is what is made of all of them. */
export function consolidationFigures(figures: Figures): ConsolidationFigures {
  const { portfolio, currencies } = figures;
  const valuation = later(() => valuationOf(figures));
  const of = remembered((id: string) => {
    const consolidation = portfolio.get('consolidation', id);
    return consolidation && consolidationCase(figures, consolidation, valuation());
  });
  const all = later(() => portfolio.all('consolidation').flatMap(({ id }) => of(id) ?? []));
  const live = later(() => all().filter(({ isLive }) => isLive));
  const ranking = later(() => rankingOf(scoredCases(live()), weightsOf(figures)));
  const ranked = later(() => new Map(ranking().ranked.map((each) => [each.item.consolidation.id, each])));
  const sumOf = (amounts: readonly Known<Rational>[]) =>
    mapKnown(allKnown(amounts), (known) =>
      roundMoney(money(Rational.sum(known), currencies.own), 'halfUp', currencies.own),
    );
  return {
    get all() {
      return all();
    },
    of,
    get ranking() {
      return ranking();
    },
    priorityOf: (id) => {
      const found = of(id);
      return found?.isLive ? priorityFigure(figures, found, ranked().get(id)) : undefined;
    },
    get front() {
      return paretoFront(live().flatMap(tradeOf));
    },
    get planned() {
      return sumOf(live().map(({ realisation }) => mapKnown(realisation.planned, amountOf)));
    },
    get realised() {
      const seen = live().filter(({ consolidation }) => consolidation.values.realised !== undefined);
      return sumOf(seen.map(({ realisation }) => mapKnown(realisation.realised, amountOf)));
    },
    jointDemandOf: (id) => {
      const consolidation = portfolio.get('consolidation', id);
      return consolidation && isLiveConsolidation(consolidation) ? jointDemand(figures, consolidation) : undefined;
    },
    get totalNpv() {
      return sumOf(live().map(({ exactNpv }) => exactNpv));
    },
  };
}

function tradeOf(item: ConsolidationCase): readonly Trade<ConsolidationCase>[] {
  const risk = scoreOf(item.consolidation, 'risk');
  return isUnknown(item.exactNpv) || isUnknown(risk) ? [] : [{ item, npv: item.exactNpv, risk }];
}

function amountOf({ amount }: Money): Rational {
  return amount;
}
