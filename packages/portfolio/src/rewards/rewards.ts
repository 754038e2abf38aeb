import type { Figures } from '../figures/index.js';
import type { ElementOf } from '../model/index.js';
import { isUnknown, unknown } from '../values/index.js';
import { type Assumptions, NO_ASSUMPTIONS } from './evidence.js';
import { type Outlook, outlookOf } from './outlook.js';
import { type Claimed, claimsOf, type Payout, payOutside, settle } from './payout.js';
import { type PoolFigures, sharePool } from './pool.js';
import { type PlanScore, scorePlan } from './score.js';
import { type StatementLine, statementLines } from './statement.js';

/** What everybody is paid under all plans, as of the day of the figures. Sorted by plan and participant. */
export interface RewardFigures {
  readonly plans: readonly PlanScore[];
  readonly payouts: readonly Payout[];
  readonly pools: readonly PoolFigures[];
  readonly assumptions: Assumptions;
  /** The score of a plan, by its qualified name. */
  plan(id: string): PlanScore | undefined;
  payout(plan: string, participant: string): Payout | undefined;
  pool(id: string): PoolFigures | undefined;
  /** What a plan would pay under other measurements; made when asked for, once. */
  outlook(plan: string): Outlook | undefined;
  /** How a payout came about, step by step. */
  statement(payout: Payout): readonly StatementLine[];
  /** The same figures under values that are assumed in place of measured ones. */
  whatIf(assumptions: Assumptions): RewardFigures;
}

export function rewardFigures(figures: Figures, assumptions: Assumptions = NO_ASSUMPTIONS): RewardFigures {
  const plans = figures.portfolio
    .all('plan')
    .map((plan) => scorePlan(plan, figures, assumptions))
    .filter((score) => score !== undefined);
  const claims = new Map(plans.map((score) => [score.plan.id, claimsOf(score, figures)]));
  const pools = figures.portfolio.all('pool');
  const poolsOf = membership(pools);
  const shared = pools.map((pool) => {
    const plansOfIt = [...new Set(pool.values.plans.map(({ value }) => value.to))].sort();
    const only = plansOfIt.filter((plan) => poolsOf.get(plan)!.length === 1);
    return sharePool(
      pool,
      only.flatMap((plan) => claims.get(plan) ?? []),
      figures,
      assumptions,
    );
  });
  const byPool = new Map(shared.flatMap(({ payouts }) => payouts.map((payout) => [payout.id, payout] as const)));
  const payouts = plans.flatMap(({ plan }) =>
    claims.get(plan.id)!.map((claim) => {
      const inPools = poolsOf.get(plan.id) ?? [];
      if (inPools.length > 1) return holdTwicePooled(claim, inPools, figures.asOf);
      return byPool.get(claim.id) ?? payOutside(claim, figures.asOf);
    }),
  );
  const scores = new Map(plans.map((score) => [score.plan.id, score]));
  const found = new Map(payouts.map((payout) => [payout.id, payout]));
  const outlooks = new Map<string, Outlook>();
  return {
    plans,
    payouts,
    pools: shared,
    assumptions,
    plan: (id) => scores.get(id),
    payout: (plan, participant) => found.get(`${plan} ${participant}`),
    pool: (id) => shared.find(({ pool }) => pool.id === id),
    outlook: (id) => {
      const score = scores.get(id);
      if (score === undefined) return undefined;
      const known = outlooks.get(id) ?? outlookOf(score, figures, assumptions);
      outlooks.set(id, known);
      return known;
    },
    statement: (payout) =>
      statementLines(
        payout,
        shared.find(({ pool }) => pool.id === payout.pool),
      ),
    whatIf: (assumed) => rewardFigures(figures, assumed),
  };
}

/** The pools of each plan, by id. */
function membership(pools: readonly ElementOf<'pool'>[]): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, string[]>();
  for (const pool of pools) {
    for (const plan of new Set(pool.values.plans.map(({ value }) => value.to))) {
      const list = result.get(plan);
      if (list === undefined) result.set(plan, [pool.id]);
      else list.push(pool.id);
    }
  }
  return result;
}

/** A plan that two pools pay for has no one answer: nothing is paid until it is in one. */
function holdTwicePooled(claim: Claimed, pools: readonly string[], asOf: string): Payout {
  const amount = unknown(`one pool for ${claim.score.plan.id} instead of ${pools.join(' and ')}`);
  const currency = isUnknown(claim.target) ? '' : claim.target.currency;
  return settle(claim, asOf, { currency, exact: amount, amount });
}
