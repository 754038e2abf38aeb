import { askedOf, measuredInput, measuredLevel } from '../actuals/actuals.js';
import { power, Rational } from '../exact/index.js';
import type { Figure, FigureInput } from '../figures/figure.js';
import { declaredInput } from '../figures/declared-input.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf, type Portfolio } from '../model/index.js';
import {
  amountOf,
  combine,
  convertDurationByConvention,
  convertRateByConvention,
  duration,
  fraction,
  isTimeUnit,
  isUnknown,
  type Known,
  type Percent,
  percentOf,
  type Rate,
  scaleRate,
  unknown,
} from '../values/index.js';

type Service = ElementOf<'service'>;

/** The load of a service: measured where there is something, else declared. */
export interface Load {
  readonly value: Known<Rate>;
  readonly declared: Known<Rate>;
  readonly measured: Rate | undefined;
  inputs(): readonly FigureInput[];
}

/** The demand at its 95th percentile. */
export function demandOf(service: Service, figures: Figures): Load {
  const rate = service.values.demand?.value.rate;
  const declared = rate?.value ?? unknown(`the demand of ${labelOf(service)}`);
  const measurement = measuredLevel('demand', service.id, askedOf(figures));
  const measured =
    measurement?.value.type === 'rate' && measurement.value.noun !== undefined ? measurement.value : undefined;
  return {
    value: measured ?? declared,
    declared,
    measured,
    inputs: () => [
      ...declaredInput(`demand of ${labelOf(service)}`, service, rate),
      ...(measurement === undefined ? [] : [measuredInput(`measured demand of ${labelOf(service)}`, measurement)]),
    ],
  };
}

/** The share of its capacity that a service uses. */
export interface Utilisation extends Figure<Percent> {
  /** Whether it was measured as such, so that another demand or capacity would not change it. */
  readonly measured: boolean;
}

/**
 * p95 demand / capacity, exact, in percent. Where the demand is not measured but the utilisation itself is, that: a measured
 * demand is held against the capacity of today, while a measured utilisation knows only the capacity of its time.
 */
export function utilisationOf(service: Service, figures: Figures, demand = demandOf(service, figures)): Utilisation {
  const { capacity } = service.values;
  const computed = utilisation(service, demand.value, capacity?.value);
  const measurement = measuredLevel('utilisation', service.id, askedOf(figures));
  const prefers = demand.measured === undefined || isUnknown(computed);
  const measured = prefers && measurement?.value.type === 'percent' ? measurement.value : undefined;
  const value = measured ?? computed;
  return {
    value,
    measured: measured !== undefined,
    explain: () => ({
      label: `utilisation of ${labelOf(service)}`,
      value,
      formula: measured === undefined ? 'p95 demand / capacity' : 'as measured',
      inputs: [
        ...(measurement === undefined ? [] : [measuredInput('measured utilisation', measurement)]),
        ...demand.inputs(),
        ...declaredInput(`capacity of ${labelOf(service)}`, service, capacity),
      ],
    }),
  };
}

function utilisation(service: Service, demand: Known<Rate>, capacity: Rate | undefined): Known<Percent> {
  const capacityOrNot = capacity ?? unknown(`the capacity of ${labelOf(service)}`);
  return combine([demand, capacityOrNot], (load, carried): Known<Percent> => {
    const share = ratio(load, carried);
    return share === undefined
      ? unknown(`a capacity of ${labelOf(service)} in ${load.noun ?? 'the unit of its demand'}`)
      : percentOf(share);
  });
}

/** How often one rate holds another; `undefined` for rates of different things, and for none at all below. */
export function ratio(above: Rate, below: Rate): Rational | undefined {
  if (above.noun !== below.noun || !isTimeUnit(above.per)) return undefined;
  const converted = below.per === above.per ? below : convertRateByConvention(below, above.per);
  if (converted === undefined) return undefined;
  const divisor = amountOf(converted.amount);
  return divisor.sign() <= 0 ? undefined : amountOf(above.amount).dividedBy(divisor);
}

/**
 * demand · (1 + growth)^years at the portfolio's horizon. Growth by another time than the year compounds by that time. A
 * portfolio without a horizon does not look ahead: then it is the demand of today.
 */
export function horizonDemandOf(service: Service, figures: Figures, demand = demandOf(service, figures)): Figure<Rate> {
  const { settings } = figures.portfolio;
  const growth = growthFactor(service, figures.portfolio);
  const value = combine([demand.value, growth], scaleRate);
  return {
    value,
    explain: () => ({
      label: `demand of ${labelOf(service)} at the horizon`,
      value,
      formula: 'demand · (1 + growth)^years',
      inputs: [
        ...demand.inputs(),
        ...declaredInput(`growth of ${labelOf(service)}`, service, service.values.growth),
        ...declaredInput('horizon', settings, settings?.values.horizon),
      ],
      notes:
        settings?.values.horizon === undefined
          ? ['the portfolio declares no horizon: this is the demand of today']
          : [],
    }),
  };
}

function growthFactor(service: Service, portfolio: Portfolio): Known<Rational> {
  const horizon = portfolio.settings?.values.horizon?.value ?? duration(0, 'year');
  if (horizon.amount.isZero()) return Rational.ONE;
  const growth = service.values.growth?.value;
  if (growth?.amount.type !== 'percent' || !isTimeUnit(growth.per)) return unknown(`the growth of ${labelOf(service)}`);
  const base = Rational.ONE.plus(fraction(growth.amount));
  if (base.sign() < 0) return unknown(`a growth of ${labelOf(service)} above -100%`);
  const times = convertDurationByConvention(horizon, growth.per).amount;
  try {
    return power(base, times);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unknown(`a growth of ${labelOf(service)} that can be computed`);
  }
}
