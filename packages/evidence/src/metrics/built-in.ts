import {
  type Duration,
  duration,
  type Measurement,
  money,
  num,
  percentOf,
  type Portfolio,
  type Quantity,
  type Rational,
  rate,
} from '@btaas/portfolio';
import type { Aggregate } from '../expressions/aggregates.js';
import type { TypedRows } from '../sources/rows.js';
import { BILLED, EFFECTIVE } from '../sources/spec.js';

/** A metric that is computed from what the columns of a source mean: its aggregates, and its value from their results. */
export interface MetricPlan {
  readonly metric: string;
  readonly aggregates: readonly Aggregate[];
  /** Kept apart by currency; the results are those of one. */
  readonly isMoney?: boolean;
  value(results: readonly (Rational | undefined)[], about: MetricSubject): MetricValue | undefined;
}
export interface MetricSubject {
  readonly element: string;
  readonly currency: string | undefined;
}
export type MetricValue = Pick<Measurement, 'value' | 'numerator' | 'denominator'>;

/** Section 9 of the semantics, for a source whose rows are observations. */
export function builtInPlans({ roles }: TypedRows, portfolio: Portfolio): readonly MetricPlan[] {
  const plans: MetricPlan[] = [];
  const sum = (sql: string): Aggregate => ({ sql: `sum(${sql})`, merge: 'sum' });
  const [good, total] = [roles.get('good'), roles.get('total')];
  if (good !== undefined) {
    plans.push({
      metric: 'availability',
      aggregates: [sum(good), total === undefined ? { sql: 'count(*)', merge: 'sum' } : sum(total)],
      value: ([ok, all]) => ratio(ok, all),
    });
  }
  const latency = roles.get('latency');
  if (latency !== undefined) {
    plans.push({
      metric: 'latency',
      aggregates: [percentile(latency)],
      value: ([p95]) => (p95 === undefined ? undefined : { value: milliseconds(p95) }),
    });
  }
  const demand = roles.get('demand');
  if (demand !== undefined) {
    const inUnit = (value: Rational, element: string): Quantity => {
      const declared = portfolio.get('service', element)?.values.demand?.value.rate?.value;
      return declared === undefined ? num(value) : rate(num(value), declared.per, declared.noun);
    };
    plans.push({
      metric: 'demand',
      aggregates: [percentile(demand)],
      value: ([p95], { element }) => (p95 === undefined ? undefined : { value: inUnit(p95, element) }),
    });
    plans.push({
      metric: 'throughput',
      aggregates: [sum(demand), { sql: `count(${demand})`, merge: 'sum' }],
      value: ([carried, times], { element }) =>
        carried === undefined || times === undefined || times.isZero()
          ? undefined
          : { value: inUnit(carried.dividedBy(times), element), numerator: carried, denominator: times },
    });
  }
  const amount = roles.get('amount');
  if (amount !== undefined) {
    plans.push({
      metric: 'volume',
      aggregates: [sum(amount)],
      value: ([consumed]) => (consumed === undefined ? undefined : { value: num(consumed) }),
    });
  }
  for (const [role, metric] of [
    ['cost', 'cost'],
    [EFFECTIVE, 'cost'],
    [BILLED, 'billedCost'],
  ] as const) {
    const sql = roles.get(role);
    if (sql !== undefined)
      plans.push({
        metric,
        isMoney: true,
        aggregates: [sum(sql)],
        value: ([spent], { currency }) => moneyOf(spent, currency),
      });
  }
  return plans;
}

function moneyOf(spent: Rational | undefined, currency: string | undefined): MetricValue | undefined {
  return spent === undefined ? undefined : { value: money(spent, currency) };
}

/** 90 of 100 is 90%; both are kept, so that several pool exactly. */
export function ratio(part: Rational | undefined, whole: Rational | undefined): MetricValue | undefined {
  if (part === undefined || whole === undefined || whole.isZero()) return undefined;
  return { value: percentOf(part.dividedBy(whole)), numerator: part, denominator: whole };
}

/** The smallest value that at least 95% of the observations do not exceed. */
function percentile(sql: string): Aggregate {
  return { sql: `quantile_disc(${sql}, 0.95)`, merge: 'apart' };
}

/** Latencies are in milliseconds. */
function milliseconds(value: Rational): Duration {
  return duration(value, 'ms');
}
