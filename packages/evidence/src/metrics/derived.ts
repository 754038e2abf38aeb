import {
  asMoney,
  convertRateByConvention,
  type ElementOf,
  type Figures,
  figures,
  isUnknown,
  type Measurement,
  isMonth,
  type Measurements,
  money,
  num,
  overlap,
  type Period,
  percentOf,
  type Portfolio,
  rate,
  Rational,
  termsOf,
  yearly,
  yearsIn,
} from '@btaas/portfolio';
import { isPoolable, pooled, servicesOf } from './pooled.js';

/**
 * Metrics that follow from measured ones and from what is declared: they are computed when they are asked for, so that they
 * always fit the portfolio as it is.
 * - unitCost = cost / volume; costVariance = (cost − declared cost of as long) / declared cost of as long
 * - utilisation = demand / capacity
 * - attainment = months in the period whose availability kept the promise / months that were measured
 * - availability, attainment, incidents and cost of teams and providers, from their services
 */
export function derive(measured: Measurements, portfolio: Portfolio): Measurements {
  const context: Context = { measured, portfolio, figures: figures(portfolio, { asOf: '9999-12-31' }) };
  const known = new Map<string, readonly Measurement[]>();
  const series = (metric: string, element: string): readonly Measurement[] => {
    const own = measured.series(metric, element);
    const rule = own.length === 0 ? DERIVED[metric] : undefined;
    const service = rule && portfolio.get('service', element);
    const pools = own.length === 0 && service === undefined && isPoolable(metric);
    if (service === undefined && !pools) return own;
    const key = `${metric}\n${element}`;
    const computed =
      known.get(key) ??
      (service === undefined
        ? pooled(
            metric,
            element,
            servicesOf(element, context.figures).map((id) => series(metric, id)),
            context.figures,
          )
        : rule!(service, context));
    known.set(key, computed);
    return computed;
  };
  return {
    get all() {
      const services = portfolio.all('service');
      const computed = Object.keys(DERIVED).flatMap((metric) => services.flatMap(({ id }) => series(metric, id)));
      return [...new Set([...measured.all, ...computed])];
    },
    get elements() {
      return measured.elements;
    },
    series,
    find: (metric, element, { from, to }) =>
      series(metric, element).find(({ period }) => period.from === from && period.to === to),
  };
}

interface Context {
  readonly measured: Measurements;
  readonly portfolio: Portfolio;
  readonly figures: Figures;
}
type Rule = (service: ElementOf<'service'>, context: Context) => readonly Measurement[];

const DERIVED: Readonly<Record<string, Rule>> = { unitCost, costVariance, utilisation, attainment };

/** In the unit of the declared volume. */
function unitCost(
  service: ElementOf<'service'>,
  { measured, figures: { currencies } }: Context,
): readonly Measurement[] {
  const noun = service.values.volume?.value.noun;
  if (noun === undefined) return [];
  return measured.series('cost', service.id).flatMap((cost) => {
    const consumed = measured.find('volume', service.id, cost.period);
    const volume = consumed?.value;
    const spent = asMoney(cost.value);
    const amount = spent && currencies.convert(spent, cost.period.from);
    if (volume?.type !== 'number' || volume.value.sign() <= 0 || amount === undefined || isUnknown(amount)) return [];
    const ratio = { numerator: amount.amount, denominator: volume.value };
    const value = rate(money(amount.amount.dividedBy(volume.value), amount.currency), noun);
    const observed = both(cost.observed, consumed?.observed);
    return [{ ...cost, metric: 'unitCost', value, ...ratio, ...(observed === undefined ? {} : { observed }) }];
  });
}

/** The months in which both were observed. */
function both(a: Period | undefined, b: Period | undefined): Period | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return overlap(a, b) ?? a;
}

/** A month is a twelfth of the declared year, as in all figures of cost. */
function costVariance(
  service: ElementOf<'service'>,
  { measured, figures: own, portfolio }: Context,
): readonly Measurement[] {
  const declared = declaredPerYear(service, portfolio, own);
  if (declared === undefined || declared.isZero()) return [];
  return measured.series('cost', service.id).flatMap((cost) => {
    const years = yearsIn(cost.period);
    const spent = asMoney(cost.value);
    const amount = spent && own.currencies.convert(spent, cost.period.from);
    if (years === undefined || years.isZero() || amount === undefined || isUnknown(amount)) return [];
    const expected = declared.times(years);
    return [{ ...cost, metric: 'costVariance', value: percentOf(amount.amount.minus(expected).dividedBy(expected)) }];
  });
}

/** Of all cost lines of a service; nothing where one of them cannot be read. */
function declaredPerYear(
  service: ElementOf<'service'>,
  portfolio: Portfolio,
  { currencies }: Figures,
): Rational | undefined {
  if (service.values.cost.length === 0) return undefined;
  let sum = Rational.ZERO;
  for (const { value } of service.values.cost) {
    const inYear = value.amount && yearly(portfolio, currencies, value.amount.value);
    if (inYear === undefined || isUnknown(inYear)) return undefined;
    sum = sum.plus(inYear.amount);
  }
  return sum;
}

function utilisation(service: ElementOf<'service'>, { measured }: Context): readonly Measurement[] {
  const capacity = service.values.capacity?.value;
  if (capacity?.amount.type !== 'number' || capacity.amount.value.sign() <= 0) return [];
  return measured.series('demand', service.id).flatMap((demand) => {
    if (demand.value.type !== 'rate' || demand.value.noun !== capacity.noun) return [];
    const same = convertRateByConvention(demand.value, 's');
    const most = convertRateByConvention(capacity, 's');
    if (same?.amount.type !== 'number' || most?.amount.type !== 'number') return [];
    const [numerator, denominator] = [same.amount.value, most.amount.value];
    const value = percentOf(numerator.dividedBy(denominator));
    return [{ ...demand, metric: 'utilisation', value, numerator, denominator }];
  });
}

/** By month and for each measured period that is longer. */
function attainment(service: ElementOf<'service'>, { measured }: Context): readonly Measurement[] {
  const promised = promiseOf(service);
  if (promised === undefined) return [];
  const series = measured.series('availability', service.id);
  const months = series.filter(({ period }) => isMonth(period));
  return series.flatMap((each) => {
    const { from, to } = each.period;
    // Of a month that was not observed whole nobody knows whether it was kept.
    const whole = months.filter(({ observed }) => observed === undefined);
    const inside = whole.filter(({ period }) => period.from! >= (from ?? '') && period.to! <= (to ?? '9999-12-31'));
    if (inside.length === 0) return [];
    const kept = inside.filter(({ value }) => value.type === 'percent' && value.value.greaterOrEqual(promised));
    const [numerator, denominator] = [num(kept.length).value, num(inside.length).value];
    const value = percentOf(numerator.dividedBy(denominator));
    return [{ ...each, metric: 'attainment', value, numerator, denominator }];
  });
}

/** The highest availability that the service promises in any offering. */
function promiseOf(service: ElementOf<'service'>): Rational | undefined {
  let most: Rational | undefined;
  for (const { value } of service.values.offering) {
    const promise = value.sla && termsOf(service, value.sla.value).availability?.value.percent.value;
    if (promise !== undefined && (most === undefined || promise.greaterThan(most))) most = promise;
  }
  return most;
}
