import { isUnknown, type Figures, type Measurement, num, percentOf, Rational, compareTexts } from '@btaas/portfolio';
import { periodKey } from './timeline.js';

const RATIOS = new Set(['availability', 'attainment', 'resolutionAttainment']);
const SUMS = new Set(['incidents', 'cost', 'billedCost']);

export function isPoolable(metric: string): boolean {
  return RATIOS.has(metric) || SUMS.has(metric);
}

/** The services of a team (that it is accountable for) or of a provider (that are commissioned to it), by id. */
export function servicesOf(element: string, { portfolio, relations }: Figures): readonly string[] {
  const kind = portfolio.find(element)?.kind;
  if (kind === 'team') {
    return portfolio
      .all('service')
      .filter(({ values }) => values.accountable.some(({ value }) => value.to === element))
      .map(({ id }) => id);
  }
  if (kind !== 'provider') return [];
  const commissioned = relations.commissionsTo(element).map(({ values }) => values.service?.value);
  return [...new Set(commissioned.flatMap((service) => (service?.found === true ? [service.to] : [])))].sort();
}

/**
 * A metric of a team or a provider, from that of its services: ratios pool by their numerators and denominators (90/100 and
 * 9 990/10 000 are 99.80%), counts and money add up. A period counts for the services that were measured in it.
 */
export function pooled(
  metric: string,
  element: string,
  series: readonly (readonly Measurement[])[],
  { currencies }: Figures,
): readonly Measurement[] {
  const byPeriod = new Map<string, Measurement[]>();
  for (const each of series.flat()) {
    const key = periodKey(each.period);
    byPeriod.set(key, [...(byPeriod.get(key) ?? []), each]);
  }
  return [...byPeriod]
    .sort(([a], [b]) => compareTexts(a, b))
    .flatMap(([, all]) => {
      const first = all[0]!;
      const sources = [...new Set(all.map(({ source }) => source))].sort();
      const rows = all.reduce((sum, each) => sum + each.rows, 0);
      const observed = all.map((each) => each.observed).find((each) => each !== undefined);
      const about = {
        ...{ element, metric, period: first.period, source: sources.join(', '), rows },
        ...(observed === undefined ? {} : { observed }),
      };
      if (RATIOS.has(metric)) {
        const numerator = Rational.sum(all.map((each) => each.numerator ?? Rational.ZERO));
        const denominator = Rational.sum(all.map((each) => each.denominator ?? Rational.ZERO));
        if (denominator.isZero()) return [];
        return [{ ...about, value: percentOf(numerator.dividedBy(denominator)), numerator, denominator }];
      }
      if (all.every(({ value }) => value.type === 'number')) {
        return [
          {
            ...about,
            value: num(Rational.sum(all.map(({ value }) => (value.type === 'number' ? value.value : Rational.ZERO)))),
          },
        ];
      }
      let total: Measurement['value'] | undefined;
      for (const { value, period } of all) {
        const amount = value.type === 'money' ? currencies.convert(value, period.from) : undefined;
        if (amount === undefined || isUnknown(amount)) return [];
        total = total?.type === 'money' ? { ...total, amount: total.amount.plus(amount.amount) } : amount;
      }
      return total === undefined ? [] : [{ ...about, value: total }];
    });
}
