import type { EvaluationEnvironment } from './evaluate.js';
import type { ExpressionValue } from './evaluated.js';
import { type CallExpression, type Expression, partsOfExpression } from './expression.js';
import { Stop } from './stop.js';

/**
 * Of expressions that are evaluated again and again while one name stands for one thing after another: the calls that say
 * nothing of that name. Each of them is evaluated once, as going through a whole portfolio for each of its elements would
 * take the square of its size.
 */
export class Constants {
  /** What the other names stand for. */
  readonly environment: EvaluationEnvironment;
  /** How many steps each of them may take: what one takes is no matter of the others, whichever comes first. */
  readonly steps: number;
  readonly #changing: string;
  readonly #isConstant = new Map<CallExpression, boolean>();
  readonly #known = new Map<CallExpression, ExpressionValue | Stop>();

  constructor(environment: EvaluationEnvironment, changing: string, steps: number) {
    this.environment = environment;
    this.steps = steps;
    this.#changing = changing;
  }

  /** The value of a call that is constant, else undefined. Throws what `evaluate` does. */
  valueOf(call: CallExpression, evaluate: Evaluate): ExpressionValue | undefined {
    if (!this.#includes(call)) return undefined;
    let known = this.#known.get(call);
    if (known === undefined) {
      known = orStop(() => evaluate(call, this));
      this.#known.set(call, known);
    }
    if (known instanceof Stop) throw known;
    return known;
  }
  #includes(call: CallExpression): boolean {
    let isConstant = this.#isConstant.get(call);
    if (isConstant === undefined) {
      isConstant = !mentions(call, this.#changing);
      this.#isConstant.set(call, isConstant);
    }
    return isConstant;
  }
}

type Evaluate = (call: CallExpression, constants: Constants) => ExpressionValue;

function mentions(e: Expression, name: string): boolean {
  return (e.type === 'name' && e.name === name) || partsOfExpression(e).some((part) => mentions(part, name));
}

function orStop<T>(evaluate: () => T): T | Stop {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof Stop) return error;
    throw error;
  }
}
