import { askedOf, measuredFlow, measuredInput } from '../actuals/actuals.js';
import { Rational } from '../exact/index.js';
import type { Figure, FigureInput } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf, valuePlace } from '../model/index.js';
import {
  asMoney,
  combine,
  convertRateByConvention,
  isUnknown,
  type Known,
  money,
  type Rate,
  rate,
  unknown,
} from '../values/index.js';
import { yearsIn } from './yearly.js';

/** How much of a service is consumed. */
export interface Volume {
  /** In a year: measured where there is something, else declared. */
  readonly value: Known<Rate>;
  readonly declared: Known<Rate>;
  readonly measured: Rate | undefined;
  inputs(): readonly FigureInput[];
}

export function volumeOf(service: ElementOf<'service'>, figures: Figures): Volume {
  const declaredVolume = service.values.volume;
  const declared =
    declaredVolume === undefined
      ? unknown(`the volume of ${labelOf(service)}`)
      : (convertRateByConvention(declaredVolume.value, 'year') ?? unknown(`the volume of ${labelOf(service)}`));
  const measurements = measuredFlow('volume', service.id, askedOf(figures));
  const measured = measuredVolume(measurements, isUnknown(declared) ? undefined : declared.noun);
  return {
    value: measured ?? declared,
    declared,
    measured,
    inputs: () => [
      ...(declaredVolume === undefined
        ? []
        : [
            {
              label: `volume of ${labelOf(service)}`,
              value: declaredVolume.value,
              place: valuePlace(service, declaredVolume),
            },
          ]),
      ...measurements.map((each) => measuredInput(`measured volume of ${labelOf(service)}`, each)),
    ],
  };
}

/** Amounts of complete periods, divided by their years; a bare number counts what the declared volume counts. */
function measuredVolume(measurements: ReturnType<typeof measuredFlow>, noun: string | undefined): Rate | undefined {
  let consumed = Rational.ZERO;
  let years = Rational.ZERO;
  for (const { value, period } of measurements) {
    const length = yearsIn(period);
    if (value.type !== 'number' || length === undefined) return undefined;
    consumed = consumed.plus(value.value);
    years = years.plus(length);
  }
  if (years.isZero() || noun === undefined) return undefined;
  return rate({ type: 'number', value: consumed.dividedBy(years) }, 'year', noun);
}

/** Allocated cost of a year / volume of a year, such as `0.019 EUR/tx`, exact. Infrastructure support is not in it. */
export function unitCostOf(service: ElementOf<'service'>, allocated: Figure<Rate>, volume: Volume): Figure<Rate> {
  const spent = allocated.value;
  const value = combine([spent, volume.value], (cost, consumed): Known<Rate> => {
    const amount = asMoney(cost.amount);
    if (amount === undefined || consumed.amount.type !== 'number' || consumed.noun === undefined) {
      return unknown(`the volume of ${labelOf(service)}`);
    }
    if (consumed.amount.value.sign() <= 0) return unknown(`a volume of ${labelOf(service)} above zero`);
    return rate(money(amount.amount.dividedBy(consumed.amount.value), amount.currency), consumed.noun);
  });
  return {
    value,
    explain: () => ({
      label: `unit cost of ${labelOf(service)}`,
      value,
      formula: 'allocated cost of a year / volume of a year',
      inputs: [
        { label: `allocated cost of ${labelOf(service)}`, value: spent, of: allocated.explain() },
        ...volume.inputs(),
      ],
    }),
  };
}
