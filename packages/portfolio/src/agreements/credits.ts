import { Rational } from '../exact/index.js';
import type { Figures } from '../figures/figures.js';
import type { Place } from '../model/index.js';
import { yearly } from '../cost/yearly.js';
import {
  allKnown,
  amountOf,
  combine,
  convertRateByConvention,
  fraction,
  isUnknown,
  type Known,
  mapKnown,
  type Money,
  money,
  type Percent,
  type Quantity,
  scaleMoney,
  unknown,
} from '../values/index.js';
import type { Commitment } from './commitments.js';
import type { CreditLevel } from './terms.js';

/** What one level of an SLA's credits costs, and what suppliers pay back at it, both a year. */
export interface CreditExposure {
  readonly below: Percent;
  readonly pays: Percent;
  readonly at: Place;
  /** Paid to customers if the whole year were below the level. */
  readonly exposure: Known<Money>;
  /** Paid back by the suppliers behind the SLA who are then below a level of their own. */
  readonly payBack: Known<Money>;
  /** `exposure` − `payBack`. */
  readonly net: Known<Money>;
  /** Suppliers who pay something back at this level. */
  readonly payers: readonly Commitment[];
  /** Suppliers who pay nothing back at this level. */
  readonly silent: readonly Commitment[];
}

/**
 * The exposure of an SLA per credit level: the share of the yearly fee that is paid (price · volume, or the price per time)
 * against what its suppliers would pay back of theirs (the yearly cost of running the commissioned service). A supplier
 * pays at a level when it owes a credit below that availability or a higher one; its highest such credit counts.
 */
export function exposureOf(
  promise: Commitment,
  suppliers: readonly Commitment[],
  figures: Figures,
): readonly CreditExposure[] {
  return promise.terms.credits.map(({ value: { below, pays }, at }) => {
    const exposure = mapKnown(feeOf(promise, figures), (fee) => scaleMoney(fee, fraction(pays)));
    const owed = suppliers.map((supplier) => ({
      supplier,
      share: owedBelow(
        supplier.terms.credits.map(({ value }) => value),
        below,
      ),
    }));
    const payers = owed.filter(({ share }) => !share.isZero());
    const payBack = mapKnown(
      allKnown(
        payers.map(({ supplier, share }) => mapKnown(costOf(supplier, figures), (cost) => cost.amount.times(share))),
      ),
      (amounts): Known<Money> => money(Rational.sum(amounts), figures.currencies.own),
    );
    const net = combine([exposure, payBack], (owing, paid) => money(owing.amount.minus(paid.amount), owing.currency));
    return {
      below,
      pays,
      at,
      exposure,
      payBack,
      net,
      payers: payers.map(({ supplier }) => supplier),
      silent: owed.flatMap(({ supplier, share }) => (share.isZero() ? [supplier] : [])),
    };
  });
}

/** The largest share that is owed once availability falls below a level: by all levels that are then broken too. */
function owedBelow(levels: readonly CreditLevel[], below: Percent): Rational {
  return levels.reduce(
    (most, level) => (level.below.value.greaterOrEqual(below.value) ? Rational.max(most, fraction(level.pays)) : most),
    Rational.ZERO,
  );
}

/** What the customers of an offering pay a year. */
function feeOf({ element, offering, service }: Commitment, figures: Figures): Known<Money> {
  if (element.kind !== 'service') return unknown(`the fee of ${service}`);
  const price = element.values.offering.find(({ value }) => value.id === offering)?.value.price?.value;
  if (price === undefined) return unknown(`the price of ${service}`);
  return priceAYear(price, element.values.volume?.value, `the volume of ${service}`, figures);
}

function priceAYear(price: Quantity, volume: Quantity | undefined, named: string, figures: Figures): Known<Money> {
  const perNoun = price.type === 'rate' && convertRateByConvention(price, 'year') === undefined;
  if (!perNoun) return yearly(figures.portfolio, figures.currencies, price);
  if (volume?.type !== 'rate' || volume.noun !== price.per) return unknown(named);
  const units = convertRateByConvention(volume, 'year');
  if (units === undefined || price.amount.type !== 'money') return unknown(named);
  const day = figures.portfolio.settings?.values.period?.value.from;
  return figures.currencies.convert(scaleMoney(price.amount, amountOf(units.amount)), day);
}

/** What a commissioned service costs to run a year, by the share that the supplier delivers. */
function costOf({ element, service: id }: Commitment, figures: Figures): Known<Money> {
  const service = figures.portfolio.get('service', id);
  const costs = service?.values.cost.filter(({ value }) => value.category?.value === 'run') ?? [];
  const amounts = costs.flatMap(({ value }) => value.amount?.value ?? []);
  if (amounts.length === 0) return unknown(`the cost of running ${id}`);
  const total = allKnown(amounts.map((amount) => yearly(figures.portfolio, figures.currencies, amount)));
  const share = element.kind === 'commission' ? element.values.share?.value : undefined;
  return isUnknown(total)
    ? total
    : money(
        Rational.sum(total.map(({ amount }) => amount)).times(share === undefined ? Rational.ONE : fraction(share)),
        figures.currencies.own,
      );
}
