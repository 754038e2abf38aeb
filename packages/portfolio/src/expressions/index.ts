export {
  type CheckedExpression,
  checkExpression,
  type ExpressionProblem,
  type TypeEnvironment,
} from './check.js';
export * from './expression.js';
export { printExpression } from './print-expression.js';
export * from './types.js';
