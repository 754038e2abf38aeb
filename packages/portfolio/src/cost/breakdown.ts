import type { Explanation, Figure, FigureInput } from '../figures/figure.js';
import { type Known, type Money, type Rate, type Unknown, unknownFrom } from '../values/index.js';
import { type Amounts, type Category, type MinorUnits, totalOf } from './amounts.js';

/** What something costs a year. */
export interface CostBreakdown {
  readonly run: Figure<Rate>;
  readonly grow: Figure<Rate>;
  readonly transform: Figure<Rate>;
  readonly total: Figure<Rate>;
  /** The part that is known: all of it, or, while something is missing, a lower bound. */
  readonly known: Readonly<Record<Category | 'total', Money>>;
  /** What the figures lack; empty where they are complete. */
  readonly missing: readonly string[];
}

export interface BreakdownSource {
  /** What it is the cost of, such as `Checkout`. */
  readonly of: string;
  readonly amounts: Amounts;
  readonly missing: () => readonly string[];
  readonly formula: string;
  readonly inputs: () => readonly FigureInput[];
  readonly notes?: () => readonly string[];
}

/** The figures of a cost. Everything is made when it is asked for: a portfolio has many costs, and few are looked at. */
export function breakdown(source: BreakdownSource, units: MinorUnits): CostBreakdown {
  return new Breakdown(source, units);
}

/** Classes, since an object with a getter of its own costs V8 a dictionary: there is one for each service. */
class Breakdown implements CostBreakdown {
  readonly source: BreakdownSource;
  readonly units: MinorUnits;
  #lacking: Unknown | undefined;

  constructor(source: BreakdownSource, units: MinorUnits) {
    this.source = source;
    this.units = units;
  }
  get run(): Figure<Rate> {
    return this.#figure('run cost', this.source.amounts.run);
  }
  get grow(): Figure<Rate> {
    return this.#figure('grow cost', this.source.amounts.grow);
  }
  get transform(): Figure<Rate> {
    return this.#figure('transform cost', this.source.amounts.transform);
  }
  get total(): Figure<Rate> {
    return this.#figure('cost', totalOf(this.source.amounts));
  }
  get known() {
    const { amounts } = this.source;
    return {
      run: this.units.toMoney(amounts.run),
      grow: this.units.toMoney(amounts.grow),
      transform: this.units.toMoney(amounts.transform),
      total: this.units.toMoney(totalOf(amounts)),
    };
  }
  get missing(): readonly string[] {
    return this.lacking.missing;
  }
  get lacking(): Unknown {
    if (this.#lacking === undefined) {
      const missing = this.source.missing();
      this.#lacking = missing.length === 0 ? NOTHING_LACKING : unknownFrom(missing);
    }
    return this.#lacking;
  }
  #figure(what: string, amount: bigint): Figure<Rate> {
    return new CostFigure(this, what, amount);
  }
}

/** What most costs lack. */
const NOTHING_LACKING = unknownFrom([]);

class CostFigure implements Figure<Rate> {
  readonly #of: Breakdown;
  readonly #what: string;
  readonly #amount: bigint;

  constructor(of: Breakdown, what: string, amount: bigint) {
    this.#of = of;
    this.#what = what;
    this.#amount = amount;
  }
  get value(): Known<Rate> {
    const { lacking, units } = this.#of;
    return lacking.missing.length === 0 ? units.perYear(this.#amount) : lacking;
  }
  explain(): Explanation {
    const { source } = this.#of;
    return {
      label: `${this.#what} of ${source.of}`,
      value: this.value,
      formula: source.formula,
      inputs: source.inputs(),
      notes: source.notes?.() ?? [],
    };
  }
}
