import type { Figures } from '../../figures/figures.js';
import type { Element } from '../../model/index.js';
import { date, type Period, printPeriod, unknown } from '../../values/index.js';
import type { EvaluationEnvironment } from '../evaluate.js';
import { collection, type ExpressionValue } from '../evaluated.js';
import { collectionNamed } from './collections.js';
import { PERIOD_MEMBERS } from './common-members.js';
import { elementValue, isModelValue, missing, type ModelValue } from './member.js';
import { candidates, ownMembers } from './members.js';
import { inNamespace, namedHere, namespaceNamed, namespaceOfKind, type Standing } from './scope.js';

/** A name that an expression gives to something, and those given around it. */
interface Variable {
  readonly name: string;
  readonly value: ExpressionValue;
  readonly outer: Variable | undefined;
}

/** What the names of a policy, a gate or a report stand for. Everything is read when it is asked for. */
export class ModelValues implements EvaluationEnvironment {
  readonly #figures: Figures;
  readonly #at: Standing;
  readonly #variable: Variable | undefined;
  /** What names that are no variables stand for, if anything; shared by all environments that differ in variables only. */
  readonly #known: Map<string, ExpressionValue | undefined>;
  readonly currency: string | undefined;

  /** `outer` is what it is the same as, except for its variables. */
  constructor(figures: Figures, at: Standing, variable?: Variable, outer?: ModelValues) {
    this.#figures = figures;
    this.#at = at;
    this.#variable = variable;
    this.#known = outer === undefined ? new Map() : outer.#known;
    this.currency = outer === undefined ? figures.portfolio.settings?.values.currency?.value : outer.currency;
  }

  /** The same for an expression with one more variable. */
  with(name: string, value: ExpressionValue): ModelValues {
    return new ModelValues(this.#figures, this.#at, { name, value, outer: this.#variable }, this);
  }

  lookup(name: string): ExpressionValue | undefined {
    for (let each = this.#variable; each !== undefined; each = each.outer) if (each.name === name) return each.value;
    const { portfolio, asOf } = this.#figures;
    if (name === 'today') return date(asOf);
    if (name === 'portfolio') {
      return portfolio.settings === undefined ? unknown('the portfolio') : elementValue(portfolio.settings);
    }
    const known = this.#known.get(name);
    if (known !== undefined || this.#known.has(name)) return known;
    const named = this.#named(name);
    this.#known.set(name, named);
    return named;
  }

  #named(name: string): ExpressionValue | undefined {
    const { portfolio } = this.#figures;
    const all = collectionNamed(name);
    if (all !== undefined) {
      const elements = portfolio.all(all.kind) as unknown as readonly Element[];
      return collection(elements.map(elementValue));
    }
    const named = namedHere(name, this.#at, portfolio);
    return named === undefined ? undefined : valueOfNamed(named);
  }

  namespace(name: string): ExpressionValue | undefined {
    const named = namespaceNamed(name, this.#figures.portfolio);
    return named === undefined ? undefined : valueOfNamed(named);
  }

  memberOf(value: ExpressionValue, name: string): ExpressionValue | undefined {
    if (value.type === 'period') return PERIOD_MEMBERS.find((member) => member.name === name)?.read(value);
    if (isModelValue(value)) return this.#memberOf(value, name);
    const namespace = value.type === 'element' ? namespaceOfKind(value.kind) : undefined;
    const named = namespace === undefined ? undefined : inNamespace(namespace, name, this.#figures.portfolio);
    return named === undefined ? undefined : valueOfNamed(named);
  }

  #memberOf(value: ModelValue, name: string): ExpressionValue | undefined {
    const own = ownMembers(value.kind)?.get(name);
    if (own !== undefined) return own.read(value, this.#figures);
    const through = value.about && this.#memberOf(value.about, name);
    if (through !== undefined) return through;
    // A person has no members, but where it stands there may be a team, which has.
    return value.oneOf !== undefined && candidates(value.oneOf, name).length > 0 ? missing(name, value) : undefined;
  }

  /** What was measured in the period of the portfolio; where there is nothing, what was measured last. */
  metric(name: string, element: string): ExpressionValue {
    const { measurements, portfolio } = this.#figures;
    const label = `${name} of ${portfolio.find(element)?.name || element}`;
    // Only their number is kept once they are measured; a gate goes through them one by one while they are.
    if (name === 'incidents') return unknown(label);
    const period = portfolio.settings?.values.period?.value;
    const exact = period && measurements.find(name, element, period);
    const measured = exact ?? measurements.series(name, element).at(-1);
    return measured?.value ?? unknown(`${label}${inPeriod(period)}`);
  }
}

function valueOfNamed(named: Element | string): ExpressionValue {
  return typeof named === 'string' ? { type: 'element', kind: named, id: named } : elementValue(named);
}

function inPeriod(period: Period | undefined): string {
  return period === undefined ? '' : ` in ${printPeriod(period)}`;
}
