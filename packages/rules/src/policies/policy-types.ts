import {
  type CheckedType,
  checkExpression,
  describeType,
  type ElementOf,
  type Expression,
  type ExpressionProblem,
  modelTypes,
  type Portfolio,
} from '@btaas/portfolio';

type Policy = ElementOf<'policy'>;

/** What is wrong with the types of a policy's expressions; empty where it can be run. */
export function policyProblems(policy: Policy, portfolio: Portfolio): readonly ExpressionProblem[] {
  const { for: scope, require: required, message } = policy.values;
  const { variable, collection, where } = scope?.value ?? {};
  const outside = modelTypes(portfolio, policy);
  const over = collection && checkExpression(collection.value, outside);
  const problems: ExpressionProblem[] = [...(over?.problems ?? [])];
  if (over !== undefined && over.type.type !== 'collection' && over.type.type !== 'any') {
    problems.push(wrong(collection!.value, 'a collection such as "services"', over.type));
  }
  const item: CheckedType = over?.type.type === 'collection' ? over.type.of : { type: 'any' };
  const inside = modelTypes(portfolio, policy, variable === undefined ? {} : { [variable.value]: item });
  for (const condition of [where, required]) {
    if (condition === undefined) continue;
    const checked = checkExpression(condition.value, inside);
    problems.push(...checked.problems);
    if (checked.type.type !== 'boolean' && checked.type.type !== 'any') {
      problems.push(wrong(condition.value, 'a condition', checked.type));
    }
  }
  for (const part of message?.value.parts ?? []) {
    if (typeof part !== 'string') problems.push(...checkExpression(part, inside).problems);
  }
  return problems;
}

/** An expression that is of another type than its place asks for. */
export function wrong({ start, end }: Expression, expected: string, found: CheckedType): ExpressionProblem {
  return { message: `expected ${expected}, not ${describeType(found)}`, start, end };
}
