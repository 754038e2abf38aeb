import { type BreakingChange, breakingText, type PortfolioDifference } from '@btaas/portfolio';
import type { Fix } from '../rule.js';
import type { Finding } from '../run.js';

type RewardChange = Extract<BreakingChange, { readonly what: 'rewardChanged' }>;

/** What rules say of a change, rather than of a portfolio as it is, by plan and path. */
export function differenceFindings({ breaking }: PortfolioDifference): readonly Finding[] {
  return breaking
    .filter((change): change is RewardChange => change.what === 'rewardChanged')
    .map((change) => ({
      id: 'BT907',
      level: 'error',
      message: breakingText(change),
      at: change.at,
      element: change.plan.id,
      fixes: restored(change),
    }));
}

/** A single value can be written again as it was; what is gone, or new, is more than a value. */
function restored({ change: { before, after, afterAt } }: RewardChange): readonly Fix[] {
  if (before === undefined || before === '' || after === undefined || after === '' || afterAt === undefined) return [];
  return [{ title: `Restore ${before}`, edits: [{ edit: 'replace', at: afterAt, text: before }] }];
}
