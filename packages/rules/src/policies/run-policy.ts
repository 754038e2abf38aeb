import {
  type ElementOf,
  evaluate,
  type Expression,
  type ExpressionValue,
  isModelValue,
  isUnknown,
  ModelValues,
  nameOf,
  type Place,
  printExpression,
  printValue,
  type StepBudget,
  valuePlace,
} from '@btaas/portfolio';
import type { RuleContext, RuleFinding } from '../rule.js';

type Policy = ElementOf<'policy'>;

/** At most so many steps for all elements of one policy together, and so many more for each of them. */
const STEPS = 2_000_000;
const STEPS_EACH = 200;
/** So many names are listed of what is missing. */
const MOST_NAMES = 3;

/** An expression that cannot be evaluated: a finding on the policy, after which it is not asked any more. */
class Failure extends Error {
  constructor(
    readonly at: Place,
    message: string,
  ) {
    super(message);
  }
}

/** The elements that break a policy, and those of which it cannot be told. */
export function* runPolicy(policy: Policy, { figures }: RuleContext): Iterable<RuleFinding> {
  try {
    yield* new PolicyRun(policy, figures).findings();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield {
      level: 'error',
      message: `${policy.name} cannot be evaluated: ${error.message}`,
      at: error.at,
      element: policy.id,
    };
  }
}

class PolicyRun {
  readonly #policy: Policy;
  readonly #outside: ModelValues;
  readonly #budget: StepBudget = { steps: STEPS, left: STEPS };

  constructor(policy: Policy, figures: RuleContext['figures']) {
    this.#policy = policy;
    this.#outside = new ModelValues(figures, policy);
  }

  *findings(): Iterable<RuleFinding> {
    const { for: scope, require: required } = this.#policy.values;
    const { variable, collection, where } = scope?.value ?? {};
    if (variable === undefined || collection === undefined || required === undefined) return;
    const unclear: ExpressionValue[] = [];
    for (const item of this.#items(collection.value)) {
      const inside = this.#outside.with({ [variable.value]: item });
      const meant = where === undefined ? TRUE : this.#evaluate(where.value, inside);
      if (isUnknown(meant)) unclear.push(item);
      if (meant.type !== 'boolean' || !meant.value) continue;
      const holds = this.#evaluate(required.value, inside);
      if (isUnknown(holds)) yield this.#cannotBeJudged(item, holds.missing);
      else if (holds.type === 'boolean' && !holds.value) yield this.#broken(item, required.value, inside);
    }
    if (unclear.length > 0) yield this.#unclear(unclear, where?.value);
  }

  #items(collection: Expression): readonly ExpressionValue[] {
    const value = this.#evaluate(collection, this.#outside);
    if (value.type !== 'collection') return [];
    this.#budget.left += STEPS_EACH * value.items.length;
    return value.items;
  }

  #evaluate(expression: Expression, environment: ModelValues): ExpressionValue {
    const value = evaluate(expression, environment, { budget: this.#budget });
    if (value.type === 'error') throw new Failure(valuePlace(this.#policy, value), value.message);
    return value;
  }

  #broken(item: ExpressionValue, required: Expression, inside: ModelValues): RuleFinding {
    const { title, name, values } = this.#policy;
    const said = values.message?.value.parts.map((part) => this.#said(part, inside)).join('');
    const related = [{ message: `${title?.value ?? name} is asked for here`, at: valuePlace(this.#policy, required) }];
    return {
      message: said ?? `${printValue(item)} breaks ${title?.value ?? name}: ${printExpression(required)} does not hold`,
      ...this.#placeOf(item),
      related,
    };
  }

  /** What a message says in one of its parts; a breach is reported whatever becomes of its message. */
  #said(part: string | Expression, inside: ModelValues): string {
    if (typeof part === 'string') return part;
    const value = evaluate(part, inside, { budget: this.#budget });
    return value.type === 'error' ? `(${value.message})` : printValue(value);
  }

  #cannotBeJudged(item: ExpressionValue, missing: readonly string[]): RuleFinding {
    const { title, name } = this.#policy;
    const named = missing.slice(0, MOST_NAMES).join(', ');
    const more = missing.length > MOST_NAMES ? ` and ${missing.length - MOST_NAMES} more` : '';
    return {
      level: 'information',
      message: `whether ${printValue(item)} meets ${title?.value ?? name} cannot be judged: ${named}${more} ${missing.length === 1 ? 'is' : 'are'} missing`,
      ...this.#placeOf(item),
    };
  }

  /** Said once for all of them: most elements are not meant, and most of those do not say enough to tell. */
  #unclear(items: readonly ExpressionValue[], where: Expression | undefined): RuleFinding {
    const { name } = this.#policy;
    const named = items.slice(0, MOST_NAMES).map(printValue).join(', ');
    const more = items.length > MOST_NAMES ? ` and ${items.length - MOST_NAMES} more` : '';
    const condition = where === undefined ? '' : printExpression(where);
    return {
      level: 'information',
      message: `${name} leaves ${named}${more} out, of which it cannot be told whether ${condition}`,
      at: where === undefined ? nameOf(this.#policy) : valuePlace(this.#policy, where),
      element: this.#policy.id,
    };
  }

  #placeOf(item: ExpressionValue): Pick<RuleFinding, 'at' | 'element'> {
    if (!isModelValue(item)) return { at: nameOf(this.#policy), element: this.#policy.id };
    return { at: nameOf(item.owner), element: item.owner.id };
  }
}

const TRUE = { type: 'boolean', value: true } as const;
