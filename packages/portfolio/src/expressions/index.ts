export { type CheckedExpression, checkExpression, type ExpressionProblem, type TypeEnvironment } from './check.js';
export { Constants } from './constants.js';
export {
  type EvaluationEnvironment,
  type EvaluationLimits,
  evaluate,
  MOST_STEPS,
  type StepBudget,
} from './evaluate.js';
export {
  type BooleanValue,
  type CollectionValue,
  type ElementValue,
  type ExpressionValue,
  printValue,
  type TextValue,
  type WordValue,
} from './evaluated.js';
export * from './environment/index.js';
export * from './expression.js';
export { comparable } from './operator-types.js';
export { printExpression } from './print-expression.js';
export type { EvaluationError } from './stop.js';
// The properties of declarations have types of their own, and the names ExpressionType, QuantityType and WordType.
export { ANY, collectionOf, describeType, type ExpressionType as CheckedType, typeOfQuantity } from './types.js';
