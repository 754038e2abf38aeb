import { type AgreementBody, termsOf, type Terms, type Window } from '../agreements/index.js';
import { yearsIn } from '../cost/index.js';
import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/figures.js';
import type { Measurement } from '../figures/measurements.js';
import type { ElementOf } from '../model/index.js';
import type { Sourced } from '../schema/types.js';
import {
  allKnown,
  asMoney,
  daysBetween,
  fraction,
  type Known,
  mapKnown,
  type Money,
  money,
  type Percent,
  percentOf,
  type Period,
  periodOf,
  roundMoney,
  unknown,
} from '../values/index.js';

/** What was measured in one period, against what was promised for it. */
export interface MeasuredPeriod {
  readonly measurement: Measurement;
  readonly promised: Percent;
  readonly measured: Percent;
  readonly met: boolean;
  /** What the provider pays back: the deepest credit that was reached, of what the service cost in the period; exact. */
  readonly credit: Known<Money>;
}

/** What a provider has committed to for one commissioned service, and how it has kept it. */
export interface CommitmentRecord {
  readonly commission: ElementOf<'commission'>;
  readonly kind: 'ola' | 'uc';
  readonly service: ElementOf<'service'>;
  readonly terms: Terms;
  /** By period: those that are over, are as long as the window of the promise, and touch the commission's dates. */
  readonly periods: readonly MeasuredPeriod[];
  /** Periods that met the promise, of all that were measured; exact. */
  readonly attainment: Known<Percent>;
  /** How many of the latest periods in a row missed it. */
  readonly missedInARow: number;
  /** The sum of the credits, rounded half up to the minor unit. */
  readonly creditDue: Known<Money>;
}

/** The records of a commission: one for its OLA, one for its UC. */
export function commitmentRecords(figures: Figures, commission: ElementOf<'commission'>): readonly CommitmentRecord[] {
  const reference = commission.values.service?.value;
  const service = reference?.found === true ? figures.portfolio.get('service', reference.to) : undefined;
  if (service === undefined) return [];
  return (['ola', 'uc'] as const).flatMap((kind) => {
    const agreement = commission.values[kind];
    return agreement === undefined ? [] : [recordOf(figures, commission, service, kind, agreement)];
  });
}

function recordOf(
  figures: Figures,
  commission: ElementOf<'commission'>,
  service: ElementOf<'service'>,
  kind: 'ola' | 'uc',
  agreement: Sourced<AgreementBody>,
): CommitmentRecord {
  const { own } = figures.currencies;
  const terms = termsOf(commission, agreement.value);
  const periods = measuredPeriods(figures, commission, service, terms);
  const met = periods.filter((period) => period.met).length;
  const credits = allKnown(periods.map(({ credit }) => credit));
  return {
    commission,
    kind,
    service,
    terms,
    periods,
    attainment:
      periods.length === 0
        ? unknown(`the measured availability of ${service.title?.value ?? service.name}`)
        : percentOf(Rational.of(met, periods.length)),
    missedInARow: periods.length - 1 - periods.findLastIndex((period) => period.met),
    creditDue: mapKnown(credits, (amounts) =>
      roundMoney(money(Rational.sum(amounts.map(({ amount }) => amount)), own), 'halfUp', own),
    ),
  };
}

function measuredPeriods(
  figures: Figures,
  { values }: ElementOf<'commission'>,
  service: ElementOf<'service'>,
  terms: Terms,
): readonly MeasuredPeriod[] {
  const promise = terms.availability?.value;
  if (promise === undefined) return [];
  const from = values.from?.value ?? '';
  const until = values.until?.value ?? '9999-12-31';
  return figures.measurements.series('availability', service.id).flatMap((measurement): MeasuredPeriod[] => {
    const { period, observed } = measurement;
    const measured = percentIn(measurement);
    if (measured === undefined || period.from === undefined || period.to === undefined) return [];
    const counts = period.to <= figures.asOf && period.from <= until && period.to >= from;
    // Of a month that was not observed whole nobody knows whether it was kept.
    if (!counts || observed !== undefined || !isOneWindow(period, promise.window)) return [];
    const met = measured.value.greaterOrEqual(promise.percent.value);
    const credit = creditOf(figures, service, values.share?.value, terms, measured, period);
    return [{ measurement, promised: promise.percent, measured, met, credit }];
  });
}

/** A ratio keeps its numerator and denominator; what is neither that nor a percentage is no availability. */
function percentIn({ value, numerator, denominator }: Measurement): Percent | undefined {
  if (value.type === 'percent') return value;
  if (numerator === undefined || denominator === undefined || denominator.isZero()) return undefined;
  return percentOf(numerator.dividedBy(denominator));
}

/** The deepest level that was not reached decides: credits do not add up. */
function creditOf(
  figures: Figures,
  service: ElementOf<'service'>,
  share: Percent | undefined,
  { credits }: Terms,
  measured: Percent,
  period: Period,
): Known<Money> {
  const { own } = figures.currencies;
  const due = credits
    .filter(({ value }) => measured.value.lessThan(value.below.value))
    .map(({ value }) => value.pays.value);
  const [first, ...others] = due;
  const years = yearsIn(period);
  if (first === undefined || years === undefined) return money(0, own);
  const part = Rational.max(first, ...others).dividedBy(Rational.HUNDRED);
  return mapKnown(figures.cost.of(service).total.value, ({ amount }) => {
    const fee = asMoney(amount);
    if (fee === undefined) return unknown('an amount of money');
    return money(
      fee.amount
        .times(share === undefined ? Rational.ONE : fraction(share))
        .times(years)
        .times(part),
      own,
    );
  });
}

/** Whether a period is as long as the window that a promise is about; without a window any period will do. */
function isOneWindow({ from, to }: Period, window: Window | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  const is = (period: Period | undefined) => period !== undefined && period.from === from && period.to === to;
  switch (window) {
    case undefined:
      return true;
    case 'daily':
      return from === to;
    case 'weekly':
      return daysBetween(from, to) === 6;
    case 'monthly':
      return is(periodOf(from.slice(0, 7)));
    case 'quarterly':
      return is(periodOf(`${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`));
    case 'yearly':
      return from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`;
  }
}
