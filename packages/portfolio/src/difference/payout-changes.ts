import type { Figures } from '../figures/figures.js';
import type { Payout } from '../rewards/payout.js';
import type { PortfolioDifference } from './diff.js';
import { deltaOf } from '../scenario/delta.js';
import { type Known, mapKnown, type Money, money, type Quantity } from '../values/index.js';

/** What one participant gets from one plan, in two versions. Without a payout in one of them, that side is `undefined`. */
export interface PayoutChange {
  /** Qualified names, as in the version after where it is there. */
  readonly plan: string;
  readonly participant: string;
  readonly before: Known<Money> | undefined;
  readonly after: Known<Money> | undefined;
  /** after − before; `undefined` where one of them is. */
  readonly delta: Known<Quantity> | undefined;
}

/**
 * The payouts that another version states otherwise, by plan and participant; the difference of the two says what
 * renamed plans and people are called afterwards. What is unknown for the same reasons in both has not changed.
 */
export function payoutChanges(
  before: Figures,
  after: Figures,
  { nameAfter }: Pick<PortfolioDifference, 'nameAfter'>,
): readonly PayoutChange[] {
  const key = ({ plan, participant }: Pick<PayoutChange, 'plan' | 'participant'>) => `${plan}\n${participant}`;
  const old = new Map(before.rewards.payouts.map((payout) => [key(named(payout, nameAfter)), payout]));
  const fresh = new Map(after.rewards.payouts.map((payout) => [key(named(payout, (id) => id)), payout]));
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((each): PayoutChange[] => {
    const [plan = '', participant = ''] = each.split('\n');
    const [was, is] = [stated(old.get(each)), stated(fresh.get(each))];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const delta = was === undefined || is === undefined ? undefined : deltaOf(was, is);
    return [{ plan, participant, before: was, after: is, delta }];
  });
}

function named({ score, participant }: Payout, nameOf: (id: string) => string) {
  return { plan: nameOf(score.plan.id), participant: nameOf(participant) };
}

function stated(payout: Payout | undefined): Known<Money> | undefined {
  return payout && mapKnown(payout.amount, (amount) => money(amount, payout.currency));
}
