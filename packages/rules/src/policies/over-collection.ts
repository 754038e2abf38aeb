import { printValue } from '@btaas/portfolio';
import type { RuleContext, RuleFinding } from '../rule.js';
import { cannotBeEvaluated, Failure, leftOut, type Policy, PolicyJudge } from './policy-judge.js';

/** At most so many steps for everything that a policy goes through together, and so many more for each of them. */
const STEPS = 2_000_000;
const STEPS_EACH = 200;

/** A policy over parts of elements, or over anything else that has to be put together first. Ends where it fails. */
export function* policyOverCollection(policy: Policy, { figures }: RuleContext): Iterable<RuleFinding> {
  const judge = new PolicyJudge(policy, figures);
  if (!judge.isSound) return;
  const budget = { steps: STEPS, left: STEPS };
  const unclear: string[] = [];
  try {
    const items = judge.items(budget);
    budget.left += STEPS_EACH * items.length;
    for (const item of items) {
      const verdict = judge.verdictOn(item, budget);
      if (verdict === 'unclear') unclear.push(printValue(item));
      else if (verdict !== undefined) yield verdict;
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield cannotBeEvaluated(policy, error);
    return;
  }
  if (unclear.length > 0) yield leftOut(policy, unclear);
}
