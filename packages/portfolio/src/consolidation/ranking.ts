import { Rational } from '../exact/index.js';

/** The criteria of a priority, each scored 0 to 1. */
export const CRITERIA = ['value', 'longTerm', 'npv', 'risk'] as const;
export type Criterion = (typeof CRITERIA)[number];
export type Scores = Readonly<Record<Criterion, Rational>>;
export type Weights = Readonly<Record<Criterion, Rational>>;

export interface Candidate<T> {
  readonly item: T;
  readonly scores: Scores;
}
export interface Ranked<T> {
  readonly item: T;
  /** 1 is the first; equal priorities share a rank, and the next rank is left out for each. */
  readonly rank: number;
  /** 0 to 100. */
  readonly priority: Rational;
  /** The best and the worst rank, while each weight alone is 20 % lower or higher. */
  readonly best: number;
  readonly worst: number;
}
export interface RankingResult<T> {
  /** From the first rank down; equal priorities in the order of the candidates. */
  readonly ranked: readonly Ranked<T>[];
  /** The share of the changed weightings that leave every rank as it is, 0 to 1. */
  readonly stability: Rational;
}

const LOWER = Rational.of(4, 5);
const HIGHER = Rational.of(6, 5);

/** priority = 100 · Σ weight · score / Σ weight. Zero where no weight is above zero. */
export function priorityOf(scores: Scores, weights: Weights): Rational {
  const total = Rational.sum(CRITERIA.map((criterion) => weights[criterion]));
  if (total.sign() <= 0) return Rational.ZERO;
  const sum = Rational.sum(CRITERIA.map((criterion) => weights[criterion].times(scores[criterion])));
  return sum.times(Rational.HUNDRED).dividedBy(total);
}

/** The order of the candidates by priority, and how it holds while each weight alone is changed by ±20 %. */
export function rankingOf<T>(candidates: readonly Candidate<T>[], weights: Weights): RankingResult<T> {
  const priorities = candidates.map(({ scores }) => priorityOf(scores, weights));
  const ranks = ranksOf(priorities);
  const best = [...ranks];
  const worst = [...ranks];
  const variants = CRITERIA.flatMap((criterion) =>
    [LOWER, HIGHER].map((factor) => ({ ...weights, [criterion]: weights[criterion].times(factor) })),
  );
  let unchanged = 0;
  for (const variant of variants) {
    const changed = ranksOf(candidates.map(({ scores }) => priorityOf(scores, variant)));
    changed.forEach((rank, index) => {
      best[index] = Math.min(best[index]!, rank);
      worst[index] = Math.max(worst[index]!, rank);
    });
    if (changed.every((rank, index) => rank === ranks[index])) unchanged++;
  }
  const ranked = candidates.map(({ item }, index) => ({
    item,
    rank: ranks[index]!,
    priority: priorities[index]!,
    best: best[index]!,
    worst: worst[index]!,
  }));
  return {
    ranked: ranked.sort((a, b) => a.rank - b.rank),
    stability: Rational.of(unchanged, variants.length),
  };
}

/** The rank of each priority: one more than the number of higher ones. */
function ranksOf(priorities: readonly Rational[]): readonly number[] {
  const order = priorities.map((_, index) => index).sort((a, b) => priorities[b]!.compare(priorities[a]!));
  const ranks: number[] = new Array(priorities.length);
  order.forEach((index, position) => {
    const before = order[position - 1];
    const tied = before !== undefined && priorities[before]!.equals(priorities[index]!);
    ranks[index] = tied ? ranks[before]! : position + 1;
  });
  return ranks;
}

/**
 * Scores between the lowest, which is 0, and the highest, which is 1. Where all are equal they tell nothing apart: 1 for
 * a gain or nothing, 0 for a loss.
 */
export function normalised(values: readonly Rational[]): readonly Rational[] {
  const [first, ...others] = values;
  if (first === undefined) return [];
  const low = Rational.min(first, ...others);
  const span = Rational.max(first, ...others).minus(low);
  if (span.isZero()) return values.map((value) => (value.sign() < 0 ? Rational.ZERO : Rational.ONE));
  return values.map((value) => value.minus(low).dividedBy(span));
}
