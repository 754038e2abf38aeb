import {
  type Element,
  elementValue,
  type Figures,
  type Kind,
  type Place,
  printValue,
  type StepBudget,
} from '@btaas/portfolio';
import { type Contribution, NOTHING, type RuleContext, type RuleFinding } from '../rule.js';
import { cannotBeEvaluated, Failure, leftOut, type Policy, PolicyJudge } from './policy-judge.js';

/** At most so many steps for one element. */
const STEPS = 10_000;

/** What an element says about a policy: that nobody can tell whether it is meant, or why it cannot be judged by it. */
interface Said extends Contribution {
  readonly unclear?: string;
  readonly failure?: { readonly message: string; readonly at: Place };
}
interface Outcome {
  readonly found: readonly RuleFinding[];
  readonly said: readonly Said[];
}
const FINE: Outcome = { found: NOTHING, said: NOTHING };

/** A policy over all elements of one kind. It looks at one of them at a time, each with a budget of its own. */
export function policyOverElements(policy: Policy, kind: Kind) {
  const judges = new WeakMap<Figures, PolicyJudge>();
  /** Where one element has cost too much: others of its document would, too, and it is told once. */
  const tooLong = new WeakSet<Figures>();
  const outcomeOf = lastRemembered((element: Element, figures: Figures) => {
    let judge = judges.get(figures);
    if (judge === undefined) {
      judge = new PolicyJudge(policy, figures);
      judges.set(figures, judge);
    }
    if (!judge.isSound || tooLong.has(figures)) return FINE;
    const budget = { steps: STEPS, left: STEPS };
    const found = outcome(policy, judge, element, budget);
    if (budget.left <= 0) tooLong.add(figures);
    return found;
  });
  return {
    of: [kind],
    check: (element: Element, { figures }: RuleContext) => outcomeOf(element, figures).found,
    gather: (element: Element, { figures }: RuleContext) => outcomeOf(element, figures).said,
    *combine(_: string, said: readonly Said[]): Iterable<RuleFinding> {
      const failure = said.find((each) => each.failure !== undefined)?.failure;
      if (failure !== undefined) yield cannotBeEvaluated(policy, failure);
      const unclear = said.flatMap((each) => each.unclear ?? []);
      if (unclear.length > 0) yield leftOut(policy, unclear);
    },
  };
}

function outcome(policy: Policy, judge: PolicyJudge, element: Element, budget: StepBudget): Outcome {
  const item = elementValue(element);
  try {
    const verdict = judge.verdictOn(item, budget);
    if (verdict === undefined) return FINE;
    if (verdict !== 'unclear') return { found: [verdict], said: NOTHING };
    return { found: NOTHING, said: [{ about: policy.id, unclear: printValue(item) }] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message, at } = error;
    return { found: NOTHING, said: [{ about: policy.id, failure: { message, at } }] };
  }
}

/** An element is checked, and gathered from at once after that: both are one look at it. */
function lastRemembered(compute: (element: Element, figures: Figures) => Outcome) {
  let last: { readonly element: Element; readonly figures: Figures; readonly outcome: Outcome } | undefined;
  return (element: Element, figures: Figures): Outcome => {
    if (last?.element === element && last.figures === figures) return last.outcome;
    const outcome = compute(element, figures);
    last = { element, figures, outcome };
    return outcome;
  };
}
