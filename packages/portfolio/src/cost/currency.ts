import { compareTexts } from '../model/order.js';
import type { Rational } from '../exact/index.js';
import type { ElementOf, Portfolio } from '../model/index.js';
import { type Known, type Money, mapKnown, money, unknown } from '../values/index.js';

/** A rate into the currency of the portfolio. */
export interface ExchangeRate {
  /** What one unit of the foreign currency is worth. */
  readonly value: Rational;
  /** The day from which it holds. */
  readonly since: string;
}

/** The dated exchange rates of a portfolio. */
export interface Currencies {
  /** The currency in which figures are stated; `undefined` while the portfolio declares none. */
  readonly own: string | undefined;
  /** The latest rate on or before a day. No rate is unknown, never one. */
  rateOn(currency: string, day: string | undefined): Known<ExchangeRate>;
  /** In the currency of the portfolio at the rate of a day; money without a currency is in it already. Not rounded. */
  convert(amount: Money, day: string | undefined): Known<Money>;
}

type CurrencyRates = ReadonlyMap<string, readonly ExchangeRate[]>;

export function currenciesOf({ settings }: Portfolio): Currencies {
  const own = settings?.values.currency?.value;
  const rates: CurrencyRates = settings === undefined ? new Map() : ratesOf(settings);
  const rateOn = (currency: string, day: string | undefined): Known<ExchangeRate> => {
    if (day === undefined) return unknown(`the day at which ${currency} is converted (the portfolio has no period)`);
    const dated = rates.get(currency) ?? [];
    const latest = dated.findLast(({ since }) => since <= day);
    return latest ?? unknown(`the rate of ${currency} on ${day}`);
  };
  return {
    own,
    rateOn,
    convert: (amount, day) => {
      if (amount.currency === own) return amount;
      if (amount.currency === undefined) return money(amount.amount, own);
      if (own === undefined) return unknown('the currency of the portfolio');
      return mapKnown(rateOn(amount.currency, day), ({ value }) => money(amount.amount.times(value), own));
    },
  };
}

/** Rates by currency, the earliest first; of two for one day, the later in the text holds. */
function ratesOf(settings: ElementOf<'portfolio'>): CurrencyRates {
  const rates = new Map<string, ExchangeRate[]>();
  for (const entry of settings.values.rate) {
    const { date, currency, value } = entry.value;
    if (date === undefined || currency === undefined || value === undefined) continue;
    const rate = { value: value.value.value, since: date.value };
    const dated = rates.get(currency.value);
    if (dated === undefined) rates.set(currency.value, [rate]);
    else dated.push(rate);
  }
  for (const dated of rates.values()) dated.sort((a, b) => compareTexts(a.since, b.since));
  return rates;
}
