import type { Rational } from '../exact/index.js';
import { declaredInput } from '../figures/declared-input.js';
import type { Explanation, Figure, FigureInput } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf } from '../model/index.js';
import {
  combine,
  type Duration,
  duration,
  type Known,
  mapKnown,
  type Money,
  money,
  roundMoney,
  unknown,
} from '../values/index.js';
import { netPresentValue, paybackMonths, type YearOfFlow, yearlyNet } from './cash-flow.js';
import { declaredFlow } from './declared-flow.js';
import type { Discounting } from './discounting.js';
import { isLiveConsolidation } from './live.js';
import { type Realisation, realisationOf } from './realisation.js';

/** What all consolidations of a portfolio are valued with. */
export interface Valuation {
  readonly discounting: Known<Discounting>;
  /** The months of the portfolio's horizon. */
  readonly horizonMonths: Known<Rational>;
  readonly inputs: readonly FigureInput[];
}

/** The business case of one declared consolidation. Money is in the portfolio's currency. */
export interface ConsolidationCase {
  readonly consolidation: ElementOf<'consolidation'>;
  /** Whether it still counts: everything but what was rejected. */
  readonly isLive: boolean;
  /** Rounded half up to the minor unit. */
  readonly npv: Figure<Money>;
  /** The same before rounding, to compare with. */
  readonly exactNpv: Known<Rational>;
  /** Months from the period's start, undiscounted, to two decimals; unknown where nothing earns the spending back. */
  readonly payback: Figure<Duration>;
  /** By year of the horizon. */
  readonly years: Known<readonly YearOfFlow[]>;
  readonly realisation: Realisation;
}

const PAYBACK_DECIMALS = 2;

export function consolidationCase(
  figures: Figures,
  consolidation: ElementOf<'consolidation'>,
  { discounting, horizonMonths, inputs }: Valuation,
): ConsolidationCase {
  const label = labelOf(consolidation);
  const { own } = figures.currencies;
  const { values } = consolidation;
  const flow = declaredFlow(figures, consolidation);
  const exactNpv = combine([flow, discounting, horizonMonths], netPresentValue);
  const npv = mapKnown(exactNpv, (value) => roundMoney(money(value, own), 'halfUp', own));
  const payback = mapKnown(flow, (known) => {
    const months = paybackMonths(known);
    return months === undefined
      ? unknown(`a saving of ${label} that earns back what is spent`)
      : duration(months.round(PAYBACK_DECIMALS, 'halfUp'), 'month');
  });
  const flowInputs = () => [
    ...declaredInput('one-off cost', consolidation, values.oneOff),
    ...declaredInput('saving', consolidation, values.saving),
    ...declaredInput('length of the dual run', consolidation, values.dualRun?.value.duration),
    ...declaredInput('cost of the dual run', consolidation, values.dualRun?.value.at),
  ];
  const noted = (note: string): Pick<Explanation, 'notes'> => ({
    notes: values.dualRun === undefined ? [note, 'no dual run is declared: the saving begins at once'] : [note],
  });
  return {
    consolidation,
    isLive: isLiveConsolidation(consolidation),
    exactNpv,
    npv: {
      value: npv,
      explain: () => ({
        label: `net present value of ${label}`,
        value: npv,
        formula: '−oneOff + Σ net(m) · (1+r)^(−m/12); net is saving/12, in the months of the dual run −dual run',
        inputs: [...flowInputs(), ...inputs],
        ...noted("flows at the ends of months from the start of the portfolio's period; rounded half up at the end"),
      }),
    },
    payback: {
      value: payback,
      explain: () => ({
        label: `payback of ${label}`,
        value: payback,
        formula: 'd + (oneOff + d · dual run a month) / (saving/12), d the months of the dual run',
        inputs: flowInputs(),
        ...noted('undiscounted, interpolated within the month, and not cut at the horizon'),
      }),
    },
    years: combine([flow, horizonMonths], yearlyNet),
    realisation: realisationOf(figures, consolidation),
  };
}
