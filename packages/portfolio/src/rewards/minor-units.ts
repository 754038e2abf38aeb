import { Rational, type RoundingMode } from '../exact/index.js';
import { minorUnit } from '../values/index.js';

/** What a currency without a minor unit, or one that is not known, is rounded to. */
const USUAL_DECIMALS = 2;

/** Decimals of the minor unit: EUR 2, JPY 0, KWD 3 (ISO 4217). */
export function decimalsOf(currency: string): number {
  return minorUnit(currency) ?? USUAL_DECIMALS;
}

/** An amount in minor units, exactly: 12.345 EUR is 1234.5 cents. */
export function inMinorUnits(amount: Rational, currency: string): Rational {
  return amount.times(Rational.of(10n ** BigInt(decimalsOf(currency))));
}

export function fromMinorUnits(units: bigint, currency: string): Rational {
  return Rational.of(units, 10n ** BigInt(decimalsOf(currency)));
}

/** Whole minor units. */
export function roundedUnits(amount: Rational, currency: string, mode: RoundingMode): bigint {
  return inMinorUnits(amount, currency).round(0, mode).numerator;
}
