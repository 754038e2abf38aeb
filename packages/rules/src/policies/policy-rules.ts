import { collectionNamed, type Kind, type Portfolio } from '@btaas/portfolio';
import type { Rule } from '../rule.js';
import { policyOverCollection } from './over-collection.js';
import { policyOverElements } from './over-elements.js';
import type { Policy } from './policy-judge.js';

/**
 * The policies of a portfolio as rules beside the built-in ones. A policy's id is its qualified name, so that levels,
 * suppressions and baselines treat it like any other. One whose expressions have mistakes says nothing but those (BT011).
 */
export function policyRules(portfolio: Portfolio): readonly Rule[] {
  return portfolio.all('policy').map(policyRule);
}

export function policyRule(policy: Policy): Rule {
  const { id, name, title, values } = policy;
  const named = { id, level: values.severity?.value ?? 'warning', title: title?.value ?? name };
  const kind = kindOf(policy);
  if (kind !== undefined) return { ...named, ...policyOverElements(policy, kind) };
  return { ...named, checkAll: (context) => policyOverCollection(policy, context) };
}

/** The kind of element that a policy is about, if it is about all elements of one kind: `for s in services`. */
function kindOf({ values }: Policy): Kind | undefined {
  const collection = values.for?.value.collection?.value;
  return collection?.type === 'name' ? collectionNamed(collection.name)?.kind : undefined;
}
