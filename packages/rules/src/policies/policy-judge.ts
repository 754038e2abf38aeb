import {
  Constants,
  type ElementOf,
  evaluate,
  type Expression,
  type ExpressionValue,
  type Figures,
  isModelValue,
  isUnknown,
  LocalFigures,
  ModelValues,
  nameOf,
  type Place,
  printExpression,
  printValue,
  type StepBudget,
  UNWATCHED,
  valuePlace,
  firstOf,
} from '@btaas/portfolio';
import type { RuleFinding } from '../rule.js';
import { policyProblems } from './policy-types.js';

export type Policy = ElementOf<'policy'>;

/** So many names are listed of what is missing, and of what is left out. */
const MOST_NAMES = 3;

/** An expression that cannot be evaluated. */
export class Failure extends Error {
  constructor(
    readonly at: Place,
    message: string,
  ) {
    super(message);
  }
}

/** What a policy says of one thing, if anything: what is wrong with it, or that it cannot be told whether it is meant. */
export type Verdict = RuleFinding | 'unclear' | undefined;

/** One policy with the figures that it is judged by. */
export class PolicyJudge {
  readonly #policy: Policy;
  readonly #outside: ModelValues;
  readonly #constants: Constants | undefined;
  /** Whether its expressions are without mistakes, which are told elsewhere. */
  readonly isSound: boolean;

  constructor(policy: Policy, figures: Figures) {
    this.#policy = policy;
    this.isSound = policyProblems(policy, figures.portfolio).length === 0;
    this.#outside = new ModelValues(figures, policy);
    this.#constants = this.isSound ? constantsOf(policy, figures) : undefined;
  }

  /** What the policy goes through. Throws a `Failure` where it cannot be evaluated, as all others here do. */
  items(budget: StepBudget): readonly ExpressionValue[] {
    const collection = this.#policy.values.for?.value.collection;
    const value = collection && this.#evaluate(collection.value, this.#outside, budget);
    return value?.type === 'collection' ? value.items : [];
  }

  verdictOn(item: ExpressionValue, budget: StepBudget): Verdict {
    const { for: scope, require: required } = this.#policy.values;
    const { variable, where } = scope?.value ?? {};
    if (variable === undefined || required === undefined) return undefined;
    const inside = this.#outside.with(variable.value, item);
    const meant = where === undefined ? TRUE : this.#evaluate(where.value, inside, budget);
    if (isUnknown(meant)) return 'unclear';
    if (meant.type !== 'boolean' || !meant.value) return undefined;
    const holds = this.#evaluate(required.value, inside, budget);
    if (isUnknown(holds)) return this.#cannotBeJudged(item, holds.missing);
    return holds.type === 'boolean' && !holds.value ? this.#broken(item, required.value, inside, budget) : undefined;
  }

  #evaluate(expression: Expression, environment: ModelValues, budget: StepBudget): ExpressionValue {
    const value = this.#valueOf(expression, environment, budget);
    if (value.type === 'error') throw new Failure(valuePlace(this.#policy, value), value.message);
    return value;
  }

  #valueOf(expression: Expression, environment: ModelValues, budget: StepBudget) {
    const constants = this.#constants;
    return evaluate(expression, environment, constants === undefined ? { budget } : { budget, constants });
  }
  /** What a message says in one of its parts; a breach is reported whatever becomes of its message. */
  #saidBy(part: string | Expression, inside: ModelValues, budget: StepBudget): string {
    if (typeof part === 'string') return part;
    const value = this.#valueOf(part, inside, budget);
    return value.type === 'error' ? `(${value.message})` : printValue(value);
  }

  #broken(item: ExpressionValue, required: Expression, inside: ModelValues, budget: StepBudget): RuleFinding {
    const { title, name, values } = this.#policy;
    const said = values.message?.value.parts.map((part) => this.#saidBy(part, inside, budget)).join('');
    const related = [{ message: `${title?.value ?? name} is asked for here`, at: valuePlace(this.#policy, required) }];
    return {
      message: said ?? `${printValue(item)} breaks ${title?.value ?? name}: ${printExpression(required)} does not hold`,
      ...this.#placeOf(item),
      related,
    };
  }

  #cannotBeJudged(item: ExpressionValue, missing: readonly string[]): RuleFinding {
    const { title, name } = this.#policy;
    return {
      level: 'information',
      lacksInput: true,
      message: `whether ${printValue(item)} meets ${title?.value ?? name} cannot be judged: ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`,
      ...this.#placeOf(item),
    };
  }

  #placeOf(item: ExpressionValue): Pick<RuleFinding, 'at' | 'element'> {
    if (!isModelValue(item)) return { at: nameOf(this.#policy), element: this.#policy.id };
    return { at: nameOf(item.owner), element: item.owner.id };
  }
}

/** For each thing that is asked of the portfolio as a whole, whichever element is judged. */
const STEPS_FOR_CONSTANTS = 2_000_000;

/** Shared by all judges of a policy: what they ask of the whole is the same for each document. */
function constantsOf(policy: Policy, figures: Figures): Constants | undefined {
  const variable = policy.values.for?.value.variable?.value;
  if (variable === undefined) return undefined;
  // Two policies of one name are told apart; that they are two has a finding of its own.
  const shared = figures.shared(`constants of ${policy.id}`, (whole) => {
    // Another text of the policy has other constants.
    whole.portfolio.all('policy');
    // What figures about one element read is taken down with the rest.
    return { whole: new LocalFigures(whole, UNWATCHED, UNWATCHED), known: new Map<Policy, Constants>() };
  });
  let constants = shared.known.get(policy);
  if (constants === undefined) {
    constants = new Constants(new ModelValues(shared.whole, policy), variable, STEPS_FOR_CONSTANTS);
    shared.known.set(policy, constants);
  }
  return constants;
}

const TRUE = { type: 'boolean', value: true } as const;

/** Said once for all that is left out: most elements are not meant, and most of those do not say enough to tell. */
export function leftOut(policy: Policy, names: readonly string[]): RuleFinding {
  const where = policy.values.for?.value.where?.value;
  const condition = where === undefined ? '' : printExpression(where);
  return {
    level: 'information',
    lacksInput: true,
    message: `${policy.name} leaves ${listed(names)} out, of which it cannot be told whether ${condition}`,
    at: where === undefined ? nameOf(policy) : valuePlace(policy, where),
    element: policy.id,
  };
}

export function cannotBeEvaluated(policy: Policy, { message, at }: Pick<Failure, 'message' | 'at'>): RuleFinding {
  return { level: 'error', message: `${policy.name} cannot be evaluated: ${message}`, at, element: policy.id };
}

const listed = (names: readonly string[]) => firstOf(names, MOST_NAMES);
