import { divideWhole, Rational } from '../exact/index.js';
import type { Figure, FigureInput } from '../figures/figure.js';
import type { Figures } from '../figures/figures.js';
import { type ElementOf, labelOf, valuePlace } from '../model/index.js';
import { asMoney, isTimeUnit, isUnknown, type Known, mapKnown, type Rate, unknown } from '../values/index.js';
import type { CostBreakdown } from './breakdown.js';
import { consumerShares } from './destinations.js';
import { claimsOf } from './claims.js';
import type { MinorUnits } from './amounts.js';
import type { Volume } from './unit-cost.js';
import { yearly } from './yearly.js';

/** What one consumer is shown for a service a year. */
export interface ShowbackLine {
  /** The qualified name of the unit or service. */
  readonly consumer: string;
  /** Its share of the volume, as a share of one. */
  readonly share: Rational;
  /** price · volume · share; a price by time is for the whole service. */
  readonly charge: Figure<Rate>;
  /** The allocated cost of the service · share. */
  readonly cost: Figure<Rate>;
}

/**
 * Charges against cost by consumer. Charges and costs are divided in whole minor units by the largest remainder, so that
 * with shares of 100 % they add up to those of the service. Empty for a service without consumers, or with shares over
 * 100 %.
 */
export function showbackOf(
  service: ElementOf<'service'>,
  allocated: CostBreakdown,
  volume: Volume,
  figures: Figures,
  units: MinorUnits,
): readonly ShowbackLine[] {
  const { list, sum } = consumerShares(service);
  if (sum.greaterThan(Rational.ONE) || list.some(({ share }) => share.sign() < 0)) return [];
  const claims = claimsOf(
    list.map(({ to, share }) => ({ id: to, share })),
    service.id,
  );
  const charge = mapKnown(chargeOf(service, volume, figures), (amount) => divideWhole(units.fromMoney(amount), claims));
  const cost = mapKnown(allocated.total.value, ({ amount }) =>
    divideWhole(units.fromMoney(asMoney(amount)?.amount ?? Rational.ZERO), claims),
  );
  return list.map(({ to, share }, index) => {
    const line = (
      label: string,
      formula: string,
      parts: Known<readonly bigint[]>,
      inputs: () => readonly FigureInput[],
    ) => {
      const value: Known<Rate> = isUnknown(parts) ? parts : units.perYear(parts[index]!);
      return {
        value,
        explain: () => ({ label: `${label} of ${labelOf(service)} to ${to}`, value, formula, inputs: inputs() }),
      };
    };
    const shared: FigureInput = {
      label: `share of ${to}`,
      value: { type: 'percent', value: share.times(Rational.HUNDRED) },
    };
    return {
      consumer: to,
      share,
      charge: line('charge', 'price · volume · share', charge, () => [
        ...priceInputs(service),
        ...volume.inputs(),
        shared,
      ]),
      cost: line('cost', 'allocated cost · share', cost, () => [
        { label: `allocated cost of ${labelOf(service)}`, value: allocated.total.value, of: allocated.total.explain() },
        shared,
      ]),
    };
  });
}

type PricedOffering = ElementOf<'service'>['values']['offering'][number]['value'];

export function pricedOfferings({ values }: ElementOf<'service'>): readonly PricedOffering[] {
  return values.offering.flatMap(({ value }) => (value.price === undefined ? [] : [value]));
}

/** What all consumers pay a year. With several prices it is not known how much is taken at which. */
function chargeOf(service: ElementOf<'service'>, volume: Volume, figures: Figures): Known<Rational> {
  const [offering, ...others] = pricedOfferings(service);
  if (offering?.price === undefined) return unknown(`the price of ${labelOf(service)}`);
  if (others.length > 0) return unknown(`the volume of each offering of ${labelOf(service)}`);
  const price = offering.price.value;
  const { portfolio, currencies } = figures;
  if (price.type !== 'rate' || isTimeUnit(price.per)) {
    return mapKnown(yearly(portfolio, currencies, price), ({ amount }) => amount);
  }
  const perUnit = asMoney(price.amount);
  if (perUnit === undefined) return unknown(`the price of ${labelOf(service)}`);
  const day = portfolio.settings?.values.period?.value.from;
  return mapKnown(currencies.convert(perUnit, day), ({ amount }) =>
    mapKnown(volume.value, (consumed): Known<Rational> => {
      if (consumed.noun !== price.per || consumed.amount.type !== 'number') {
        return unknown(`the volume of ${labelOf(service)} in ${price.per}`);
      }
      return amount.times(consumed.amount.value);
    }),
  );
}

function priceInputs(service: ElementOf<'service'>): readonly FigureInput[] {
  return pricedOfferings(service).flatMap(({ name, price }) =>
    price === undefined
      ? []
      : [{ label: `price of ${name.value}`, value: price.value, place: valuePlace(service, price) }],
  );
}
