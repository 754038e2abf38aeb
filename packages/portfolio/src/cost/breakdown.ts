import type { Explanation, Figure, FigureInput } from '../figures/figure.js';
import { later } from '../relations/lookup.js';
import { type Known, type Money, type Rate, unknownFrom } from '../values/index.js';
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
  const { amounts } = source;
  const missing = later(() => unknownFrom(source.missing()));
  const figure = (label: string, value: bigint): Figure<Rate> => {
    const stated = (): Known<Rate> => {
      const lacking = missing();
      return lacking.missing.length === 0 ? units.perYear(value) : lacking;
    };
    return {
      get value() {
        return stated();
      },
      explain: (): Explanation => ({
        label,
        value: stated(),
        formula: source.formula,
        inputs: source.inputs(),
        notes: source.notes?.() ?? [],
      }),
    };
  };
  return {
    get run() {
      return figure(`run cost of ${source.of}`, amounts.run);
    },
    get grow() {
      return figure(`grow cost of ${source.of}`, amounts.grow);
    },
    get transform() {
      return figure(`transform cost of ${source.of}`, amounts.transform);
    },
    get total() {
      return figure(`cost of ${source.of}`, totalOf(amounts));
    },
    get known() {
      return {
        run: units.toMoney(amounts.run),
        grow: units.toMoney(amounts.grow),
        transform: units.toMoney(amounts.transform),
        total: units.toMoney(totalOf(amounts)),
      };
    },
    get missing() {
      return missing().missing;
    },
  };
}
