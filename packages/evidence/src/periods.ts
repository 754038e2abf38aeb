import { type ElementOf, type Period, type Portfolio, unionOf } from '@btaas/portfolio';
import { periodKey } from './metrics/timeline.js';

/** What is measured for: the periods of plans, what pools span, and the portfolio's period. */
export function periodsOf(portfolio: Portfolio): readonly Period[] {
  const of = (plan: ElementOf<'plan'> | undefined) => plan?.values.period?.value;
  const plans = portfolio.all('plan').flatMap((plan) => of(plan) ?? []);
  const pools = portfolio.all('pool').flatMap(({ values }) => {
    const own = values.plans.flatMap(({ value }) => of(portfolio.get('plan', value.to)) ?? []);
    return unionOf(own) ?? [];
  });
  const whole = portfolio.settings?.values.period?.value;
  const all = [...plans, ...pools, ...(whole === undefined ? [] : [whole])];
  // What has no end cannot be measured as a whole.
  return uniquePeriods(all.filter(({ from, to }) => from !== undefined && to !== undefined));
}

export function uniquePeriods(periods: readonly Period[]): readonly Period[] {
  return [...new Map(periods.map((each) => [periodKey(each), each])).values()];
}
