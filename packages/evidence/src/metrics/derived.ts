import {
  asMoney,
  convertRateByConvention,
  daysIn,
  type ElementOf,
  type Figures,
  figures,
  isUnknown,
  type Measurement,
  type Measurements,
  money,
  num,
  type Period,
  percentOf,
  type Portfolio,
  rate,
  Rational,
  termsOf,
} from '@btaas/portfolio';
import { isMonth } from './timeline.js';

/**
 * Metrics that follow from measured ones and from what is declared: they are computed when they are asked for, so that they
 * always fit the portfolio as it is.
 * - unitCost = cost / volume; costVariance = (cost − declared cost of the days) / declared cost of the days
 * - utilisation = demand / capacity
 * - attainment = months in the period whose availability kept the promise / months that were measured
 */
export function derive(measured: Measurements, portfolio: Portfolio): Measurements {
  const context: Context = { measured, portfolio, figures: figures(portfolio, { asOf: '9999-12-31' }) };
  const known = new Map<string, readonly Measurement[]>();
  const series = (metric: string, element: string): readonly Measurement[] => {
    const own = measured.series(metric, element);
    const rule = own.length === 0 ? DERIVED[metric] : undefined;
    if (rule === undefined) return own;
    const service = portfolio.get('service', element);
    if (service === undefined) return own;
    const key = `${metric}\n${element}`;
    const computed = known.get(key) ?? rule(service, context);
    known.set(key, computed);
    return computed;
  };
  return {
    get all() {
      const services = portfolio.all('service');
      const computed = Object.keys(DERIVED).flatMap((metric) => services.flatMap(({ id }) => series(metric, id)));
      return [...new Set([...measured.all, ...computed])];
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
    const volume = measured.find('volume', service.id, cost.period)?.value;
    const spent = asMoney(cost.value);
    const amount = spent && currencies.convert(spent, cost.period.from);
    if (volume?.type !== 'number' || volume.value.sign() <= 0 || amount === undefined || isUnknown(amount)) return [];
    const ratio = { numerator: amount.amount, denominator: volume.value };
    const value = rate(money(amount.amount.dividedBy(volume.value), amount.currency), noun);
    return [{ ...cost, metric: 'unitCost', value, ...ratio }];
  });
}

function costVariance(
  service: ElementOf<'service'>,
  { measured, portfolio, figures: own }: Context,
): readonly Measurement[] {
  const declared = declaredPerDay(service, portfolio, own);
  if (declared === undefined || declared.isZero()) return [];
  return measured.series('cost', service.id).flatMap((cost) => {
    const days = daysIn(cost.period);
    const spent = asMoney(cost.value);
    const amount = spent && own.currencies.convert(spent, cost.period.from);
    if (days === undefined || days === 0 || amount === undefined || isUnknown(amount)) return [];
    const expected = declared.times(Rational.of(days));
    return [{ ...cost, metric: 'costVariance', value: percentOf(amount.amount.minus(expected).dividedBy(expected)) }];
  });
}

/** Of all cost lines of a service, by the convention of 365 days a year; nothing where a line cannot be read. */
function declaredPerDay(
  service: ElementOf<'service'>,
  portfolio: Portfolio,
  { currencies }: Figures,
): Rational | undefined {
  let sum = Rational.ZERO;
  if (service.values.cost.length === 0) return undefined;
  const whole = portfolio.settings?.values.period?.value;
  for (const { value } of service.values.cost) {
    const amount = value.amount?.value;
    const perDay = amount?.type === 'rate' ? convertRateByConvention(amount, 'day')?.amount : spreadOver(amount, whole);
    const converted = perDay && asMoney(perDay) && currencies.convert(asMoney(perDay)!, whole?.from);
    if (converted === undefined || isUnknown(converted)) return undefined;
    sum = sum.plus(converted.amount);
  }
  return sum;
}

/** An amount without a time is for the period of the portfolio. */
function spreadOver(amount: Measurement['value'] | undefined, whole: Period | undefined) {
  const [total, days] = [amount && asMoney(amount), whole && daysIn(whole)];
  if (total === undefined || days === undefined || days === 0) return undefined;
  return money(total.amount.dividedBy(Rational.of(days)), total.currency);
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
    const inside = months.filter(({ period }) => period.from! >= (from ?? '') && period.to! <= (to ?? '9999-12-31'));
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
