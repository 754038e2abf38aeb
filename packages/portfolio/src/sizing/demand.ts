import { askedOf, measuredInput, measuredLevel } from '../actuals/actuals.js';
import { power, Rational } from '../exact/index.js';
import type { Explanation, Figure, FigureInput } from '../figures/figure.js';
import { declaredInput } from '../figures/declared-input.js';
import type { Figures } from '../figures/figures.js';
import type { Measurement } from '../figures/measurements.js';
import { type ElementOf, labelOf } from '../model/index.js';
import {
  amountOf,
  combine,
  convertDurationByConvention,
  convertRateByConvention,
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
/** The portfolio's own declaration, if there is one. */
type Settings = ElementOf<'portfolio'> | undefined;

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
  return new ServiceLoad(service, measured ?? declared, declared, measured, measurement);
}

/** Figures of a service are objects of a class: there are three of them for each, and a function of its own for each would be larger. */
class ServiceLoad implements Load {
  readonly #service: Service;
  readonly #measurement: Measurement | undefined;
  readonly value: Known<Rate>;
  readonly declared: Known<Rate>;
  readonly measured: Rate | undefined;

  constructor(
    service: Service,
    value: Known<Rate>,
    declared: Known<Rate>,
    measured: Rate | undefined,
    measurement: Measurement | undefined,
  ) {
    this.#service = service;
    this.value = value;
    this.declared = declared;
    this.measured = measured;
    this.#measurement = measurement;
  }

  inputs(): readonly FigureInput[] {
    const name = labelOf(this.#service);
    const measurement = this.#measurement;
    return [
      ...declaredInput(`demand of ${name}`, this.#service, this.#service.values.demand?.value.rate),
      ...(measurement === undefined ? [] : [measuredInput(`measured demand of ${name}`, measurement)]),
    ];
  }
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
  return new ServiceUtilisation(service, measured ?? computed, measured !== undefined, demand, measurement);
}

class ServiceUtilisation implements Utilisation {
  readonly #service: Service;
  readonly #demand: Load;
  readonly #measurement: Measurement | undefined;
  readonly value: Known<Percent>;
  readonly measured: boolean;

  constructor(
    service: Service,
    value: Known<Percent>,
    measured: boolean,
    demand: Load,
    measurement: Measurement | undefined,
  ) {
    this.#service = service;
    this.value = value;
    this.measured = measured;
    this.#demand = demand;
    this.#measurement = measurement;
  }

  explain(): Explanation {
    const name = labelOf(this.#service);
    const measurement = this.#measurement;
    return {
      label: `utilisation of ${name}`,
      value: this.value,
      formula: this.measured ? 'as measured' : 'p95 demand / capacity',
      inputs: [
        ...(measurement === undefined ? [] : [measuredInput('measured utilisation', measurement)]),
        ...this.#demand.inputs(),
        ...declaredInput(`capacity of ${name}`, this.#service, this.#service.values.capacity),
      ],
    };
  }
}

function utilisation(service: Service, demand: Known<Rate>, capacity: Rate | undefined): Known<Percent> {
  if (capacity === undefined) {
    const missing = unknown(`the capacity of ${labelOf(service)}`);
    return isUnknown(demand) ? unknown(...demand.missing, ...missing.missing) : missing;
  }
  if (isUnknown(demand)) return demand;
  if (amountOf(capacity.amount).isZero()) return unknown(`a capacity of ${labelOf(service)} above zero`);
  const share = ratio(demand, capacity);
  return share === undefined
    ? unknown(`a capacity of ${labelOf(service)} in ${demand.noun ?? 'the unit of its demand'}`)
    : percentOf(share);
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
  const growth = growthFactor(service, settings);
  const known = !isUnknown(demand.value) && !isUnknown(growth);
  const value = known ? scaleRate(demand.value, growth) : combine([demand.value, growth], scaleRate);
  return new HorizonDemand(service, value, demand, settings);
}

class HorizonDemand implements Figure<Rate> {
  readonly #service: Service;
  readonly #demand: Load;
  readonly #settings: Settings;
  readonly value: Known<Rate>;

  constructor(service: Service, value: Known<Rate>, demand: Load, settings: Settings) {
    this.#service = service;
    this.value = value;
    this.#demand = demand;
    this.#settings = settings;
  }

  explain(): Explanation {
    const name = labelOf(this.#service);
    const horizon = this.#settings?.values.horizon;
    return {
      label: `demand of ${name} at the horizon`,
      value: this.value,
      formula: 'demand · (1 + growth)^years',
      inputs: [
        ...this.#demand.inputs(),
        ...declaredInput(`growth of ${name}`, this.#service, this.#service.values.growth),
        ...declaredInput('horizon', this.#settings, horizon),
      ],
      notes: horizon === undefined ? ['the portfolio declares no horizon: this is the demand of today'] : [],
    };
  }
}

function growthFactor(service: Service, settings: Settings): Known<Rational> {
  const horizon = settings?.values.horizon?.value;
  if (horizon === undefined || horizon.amount.isZero()) return Rational.ONE;
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
