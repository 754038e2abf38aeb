import type { ElementOf, Portfolio } from '@btaas/portfolio';
import type { Rule } from '../rule.js';
import { policyProblems } from './policy-types.js';
import { runPolicy } from './run-policy.js';

/**
 * The policies of a portfolio as rules beside the built-in ones. A policy's id is its qualified name, so that levels,
 * suppressions and baselines treat it like any other. One whose expressions have mistakes says nothing but those (BT011).
 */
export function policyRules(portfolio: Portfolio): readonly Rule[] {
  return portfolio.all('policy').map((policy) => policyRule(policy));
}

function policyRule(policy: ElementOf<'policy'>): Rule {
  const { id, name, title, values } = policy;
  return {
    id,
    level: values.severity?.value ?? 'warning',
    title: title?.value ?? name,
    checkAll: (context) => (policyProblems(policy, context.portfolio).length > 0 ? [] : runPolicy(policy, context)),
  };
}
