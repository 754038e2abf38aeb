import { askedOf, measuredFlow, measuredInput } from '../actuals/actuals.js';
import { divideWhole, Rational } from '../exact/index.js';
import type { FigureInput } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import type { Measurement } from '../figures/measurements.js';
import { type ElementOf, labelOf, valuePlace } from '../model/index.js';
import { asMoney, isUnknown, type Known, unknown } from '../values/index.js';
import { type Amounts, CATEGORIES, type Category, type MinorUnits, NOTHING, totalOf } from './amounts.js';
import { yearly, yearsIn } from './yearly.js';

/** The kinds of element that have cost lines of their own. */
export type CostBearer = ElementOf<'service'> | ElementOf<'asset'> | ElementOf<'process'>;

/** What an element costs by itself a year. */
export interface OwnCost {
  /** What counts: measured where there is something, else declared. */
  readonly amounts: Known<Amounts>;
  /** By the cost lines. An element with lines spends nothing in categories that none names; without lines it is unknown. */
  readonly declared: Known<Amounts>;
  /** Measured, as a year: what was spent in complete periods, divided by their years. */
  readonly measured: bigint | undefined;
  readonly measurements: readonly Measurement[];
}

export function ownCostOf(figures: Figures, units: MinorUnits): (bearer: CostBearer) => OwnCost {
  const asked = askedOf(figures);
  return (bearer) => {
    const declared = declaredCost(bearer, figures, units);
    const measurements = measuredFlow('cost', bearer.id, asked);
    const measured = measuredCost(measurements, figures, units);
    const amounts = measured === undefined ? declared : byDeclared(measured, declared);
    return { amounts, declared, measured, measurements };
  };
}

/** The cost lines and measurements behind a cost, for its explanation. */
export function costInputs(bearer: CostBearer, { measurements }: OwnCost): readonly FigureInput[] {
  return [
    ...bearer.values.cost.flatMap((line): FigureInput[] => {
      const { category, amount } = line.value;
      if (category === undefined || amount === undefined) return [];
      const label = `cost ${category.value} of ${labelOf(bearer)}`;
      return [{ label, value: amount.value, place: valuePlace(bearer, line) }];
    }),
    ...measurements.map((each) => measuredInput(`measured cost of ${labelOf(bearer)}`, each)),
  ];
}

export function costNotes({ measured }: OwnCost): readonly string[] {
  return measured === undefined ? [] : [MEASURED];
}

const MEASURED =
  'measured cost is stated as a year, and divided into run, grow and transform as the declared lines are (run without any)';

function declaredCost(bearer: CostBearer, { portfolio, currencies }: Figures, units: MinorUnits): Known<Amounts> {
  const { cost } = bearer.values;
  if (cost.length === 0) return unknown(`the cost of ${labelOf(bearer)}`);
  const sums: Record<Category, bigint> = { run: 0n, grow: 0n, transform: 0n };
  let missing: string[] | undefined;
  for (const { value } of cost) {
    const { category, amount } = value;
    if (category === undefined || amount === undefined) {
      missing = [...(missing ?? []), `the cost of ${labelOf(bearer)}`];
      continue;
    }
    const inYear = yearly(portfolio, currencies, amount.value);
    if (isUnknown(inYear)) missing = [...(missing ?? []), ...inYear.missing];
    else sums[category.value] += units.fromMoney(inYear.amount);
  }
  return missing === undefined ? sums : unknown(...missing);
}

/** `undefined` where nothing is measured, or something that is no money in a currency with a rate. */
function measuredCost(
  measurements: readonly Measurement[],
  { currencies }: Figures,
  units: MinorUnits,
): bigint | undefined {
  if (measurements.length === 0) return undefined;
  let spent = Rational.ZERO;
  let years = Rational.ZERO;
  for (const { value, period } of measurements) {
    const amount = asMoney(value);
    const converted = amount && currencies.convert(amount, period.from);
    const length = yearsIn(period);
    if (converted === undefined || isUnknown(converted) || length === undefined) return undefined;
    spent = spent.plus(converted.amount);
    years = years.plus(length);
  }
  return years.isZero() ? undefined : units.fromMoney(spent.dividedBy(years));
}

/** A measured total by category, in the proportions of the declared lines. */
function byDeclared(measured: bigint, declared: Known<Amounts>): Amounts {
  if (isUnknown(declared) || totalOf(declared) <= 0n || CATEGORIES.some((category) => declared[category] < 0n)) {
    return { ...NOTHING, run: measured };
  }
  const [run, grow, transform] = divideWhole(
    measured,
    CATEGORIES.map((id) => ({ id, weight: declared[id] })),
  );
  return { run: run!, grow: grow!, transform: transform! };
}
