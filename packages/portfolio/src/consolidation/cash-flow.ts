import { Rational } from '../exact/index.js';
import type { Discounting } from './discounting.js';

const MONTHS_OF_YEAR = Rational.of(12);

/**
 * What a consolidation costs and brings, in one currency. The dual run begins with the first month; the saving begins
 * when the dual run ends.
 */
export interface CashFlow {
  readonly oneOff: Rational;
  readonly savingPerYear: Rational;
  readonly dualRunMonths: Rational;
  readonly dualRunPerMonth: Rational;
}

/**
 * NPV = −oneOff + Σ net(m) · (1+r)^(−m/12) over the months of the horizon, each flow at the end of its month. Summed
 * by annuities: −oneOff − dual · A(d) + saving/12 · (A(H) − A(d)).
 */
export function netPresentValue(flow: CashFlow, { annuity }: Discounting, horizonMonths: Rational): Rational {
  const dual = annuity(Rational.min(flow.dualRunMonths, horizonMonths));
  const saved = annuity(horizonMonths).minus(dual);
  return saved
    .times(flow.savingPerYear.dividedBy(MONTHS_OF_YEAR))
    .minus(dual.times(flow.dualRunPerMonth))
    .minus(flow.oneOff);
}

/**
 * The month, counted from the start and interpolated within itself, at whose end as much has been saved as was spent;
 * undiscounted. Zero where nothing is spent; `undefined` where the spending is never earned back.
 */
export function paybackMonths(flow: CashFlow): Rational | undefined {
  const spent = flow.oneOff.plus(flow.dualRunMonths.times(flow.dualRunPerMonth));
  if (spent.sign() <= 0) return Rational.ZERO;
  if (flow.savingPerYear.sign() <= 0) return undefined;
  return flow.dualRunMonths.plus(spent.times(MONTHS_OF_YEAR).dividedBy(flow.savingPerYear));
}

/** One year of the horizon, the first is 1. The last may be shorter. */
export interface YearOfFlow {
  readonly year: number;
  /** The months of it that lie within the horizon. */
  readonly months: Rational;
  readonly saving: Rational;
  readonly dualRun: Rational;
  /** saving − dual run; the first year's is without the one-off cost. */
  readonly net: Rational;
}

/** The yearly net of a consolidation: saving − dual run, each in the months of the year in which it flows. */
export function yearlyNet(flow: CashFlow, horizonMonths: Rational): readonly YearOfFlow[] {
  const years: YearOfFlow[] = [];
  for (let start = Rational.ZERO; start.lessThan(horizonMonths); start = start.plus(MONTHS_OF_YEAR)) {
    const end = Rational.min(start.plus(MONTHS_OF_YEAR), horizonMonths);
    const dualMonths = Rational.max(Rational.ZERO, Rational.min(end, flow.dualRunMonths).minus(start));
    const months = end.minus(start);
    const saving = months.minus(dualMonths).times(flow.savingPerYear).dividedBy(MONTHS_OF_YEAR);
    const dualRun = dualMonths.times(flow.dualRunPerMonth);
    years.push({ year: years.length + 1, months, saving, dualRun, net: saving.minus(dualRun) });
  }
  return years;
}
