import {
  aggregateTypes,
  type CheckedType,
  checkExpression,
  type Expression,
  type ExpressionProblem,
  modelTypes,
  type Portfolio,
  rowTypes,
  type TypeEnvironment,
  valuePlace,
} from '@btaas/portfolio';
import { policyProblems, wrong } from '../../policies/policy-types.js';
import { type OneOf, rule } from '../../rule.js';
import { curveUnits } from './curve-units.js';

type Computing = OneOf<'policy' | 'plan' | 'pool' | 'metric' | 'source'>;

/** The language itself reports wrong values, units and properties; here are the expressions, which need the portfolio. */
export default rule({
  id: 'BT011',
  level: 'error',
  title: 'A value of the wrong type or unit, a property twice, or a required property missing',
  of: ['policy', 'plan', 'pool', 'metric', 'source'],
  *check(element: Computing, { portfolio }) {
    for (const problem of problemsOf(element, portfolio)) {
      yield { message: problem.message, at: valuePlace(element, problem), element: element.id };
    }
  },
});

function problemsOf(element: Computing, portfolio: Portfolio): readonly ExpressionProblem[] {
  switch (element.kind) {
    case 'policy':
      return policyProblems(element, portfolio);
    case 'plan': {
      const types = modelTypes(portfolio, element);
      const gates = element.values.gate.flatMap(({ value }) =>
        value.when === undefined ? [] : held(value.when.value, types, 'a condition', isCondition),
      );
      return [...curveUnits(element, portfolio), ...gates, ...holdbackProblems(element)];
    }
    case 'pool':
      return curveUnits(element, portfolio);
    case 'metric': {
      const { value } = element.values;
      return value === undefined ? [] : held(value.value, aggregateTypes(), 'a quantity', isQuantity);
    }
    case 'source': {
      const { where } = element.values;
      return where === undefined ? [] : held(where.value, rowTypes(), 'a condition', isCondition);
    }
  }
}

/** What is held back only while nothing is paid anyway is not held back at all. */
function holdbackProblems({ values }: OneOf<'plan'>): readonly ExpressionProblem[] {
  const until = values.holdback?.value.until;
  const end = values.period?.value.to;
  if (until === undefined || end === undefined || until.value > end) return [];
  const message = `this is held back until ${until.value}, but the period ends on ${end}, and nothing is paid before; name a later day`;
  return [{ message, start: until.start, end: until.end }];
}

function held(
  expression: Expression,
  types: TypeEnvironment,
  expected: string,
  fits: (type: CheckedType) => boolean,
): readonly ExpressionProblem[] {
  const { type, problems } = checkExpression(expression, types);
  if (problems.length > 0 || type.type === 'any' || fits(type)) return problems;
  return [wrong(expression, expected, type)];
}

const isCondition = ({ type }: CheckedType) => type === 'boolean';
const isQuantity = ({ type }: CheckedType) => QUANTITIES.has(type);
const QUANTITIES: ReadonlySet<string> = new Set(['number', 'percent', 'money', 'duration', 'rate']);
