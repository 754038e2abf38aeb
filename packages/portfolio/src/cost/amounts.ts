import { Rational } from '../exact/index.js';
import { type Money, minorUnit, money, type Rate, rate } from '../values/index.js';

/** What is spent for: keeping things as they are, more of the same, something new. */
export const CATEGORIES = ['run', 'grow', 'transform'] as const;
export type Category = (typeof CATEGORIES)[number];

/**
 * Money a year by category, in whole minor units (cents) of the portfolio's currency. Each cost line is rounded to them
 * once, half up; everything from there on adds and divides whole units, so that tables add up to the cent.
 */
export type Amounts = Readonly<Record<Category, bigint>>;

export const NOTHING: Amounts = { run: 0n, grow: 0n, transform: 0n };

export function plus(a: Amounts, b: Amounts): Amounts {
  return { run: a.run + b.run, grow: a.grow + b.grow, transform: a.transform + b.transform };
}

/** The sum of many, without an object for each. */
export function sumOfAmounts(list: Iterable<Amounts>): Amounts {
  let [run, grow, transform] = [0n, 0n, 0n];
  for (const amounts of list) {
    run += amounts.run;
    grow += amounts.grow;
    transform += amounts.transform;
  }
  return { run, grow, transform };
}

export function totalOf({ run, grow, transform }: Amounts): bigint {
  return run + grow + transform;
}

/** The minor units of a currency: cents of the euro, and hundredths where the currency is not known or has none. */
export interface MinorUnits {
  readonly currency: string | undefined;
  /** Rounded half up. */
  fromMoney(amount: Rational): bigint;
  toMoney(units: bigint): Money;
  perYear(units: bigint): Rate;
}

const USUAL_DECIMALS = 2;

export function minorUnitsOf(currency: string | undefined): MinorUnits {
  const decimals = currency === undefined ? USUAL_DECIMALS : (minorUnit(currency) ?? USUAL_DECIMALS);
  const minor = 10n ** BigInt(decimals);
  const scale = Rational.of(minor);
  const toMoney = (units: bigint) => money(Rational.reduced(units, minor), currency);
  return {
    currency,
    fromMoney: (amount) =>
      amount.isInteger() ? amount.numerator * minor : amount.times(scale).round(0, 'halfUp').numerator,
    toMoney,
    perYear: (units) => rate(toMoney(units), 'year'),
  };
}
