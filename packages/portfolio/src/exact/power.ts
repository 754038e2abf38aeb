import { Decimal } from 'decimal.js';
import { absolute, bitLength } from './integers.js';
import { Rational } from './rational.js';

/** Significant digits of a power that is not exact. */
const DIGITS = 40;
/** Guard digits, so that the one rounding at the end is of a value that is right well beyond `DIGITS`. */
const GUARD = 15;
/** An exact power with more binary digits than this is rounded as well: nothing of use is that long. */
const EXACT_BITS = 1 << 16;
/** A result outside of 10^±LARGEST is refused, as its digits alone would fill the memory. */
const LARGEST = 5_000;
/** How many rounded powers are remembered: one takes 0.2 ms, and a portfolio's discount factors are few and asked for often. */
const REMEMBERED = 4_096;

// A clone: the precision of the shared constructor belongs to whoever imports it.
const Wide = Decimal.clone({ precision: DIGITS + GUARD, rounding: Decimal.ROUND_HALF_EVEN, defaults: true });

/**
 * `base` to `exponent`. An integer exponent is exact (up to 65 536 binary digits of the result); any other is rounded
 * half-even to 40 significant digits. Zero to the zero is one.
 * Throws RangeError for a negative base with a fractional exponent, zero with a negative one, and results beyond 10^±5000.
 */
export function power(base: Rational, exponent: Rational): Rational {
  const times = exponent.machineNumber;
  if (times !== undefined && Math.abs(times) <= FEW && base.isOfMachineNumbers) return base.pow(times);
  if (exponent.isInteger() && isShort(base, exponent)) return base.pow(Number(exponent.numerator));
  const key = `${base}^${exponent}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const result = roundedPower(base, exponent);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, result);
  return result;
}

const remembered = new Map<string, Rational>();

function roundedPower(base: Rational, exponent: Rational): Rational {
  if (base.isZero()) {
    if (exponent.sign() < 0) throw new RangeError('division by zero');
    return Rational.ZERO;
  }
  if (base.sign() < 0 && !exponent.isInteger()) {
    throw new RangeError(`${base} to the power of ${exponent} is not a real number`);
  }
  const result = toWide(base).pow(toWide(exponent));
  if (!result.isFinite() || result.isZero() || Math.abs(result.e) > LARGEST) {
    throw new RangeError(`${base} to the power of ${exponent} is out of range`);
  }
  return Rational.parse(result.toSignificantDigits(DIGITS).toFixed());
}

/** So often can a safe integer, of 53 binary digits, be multiplied and stay below `EXACT_BITS`. */
const FEW = EXACT_BITS / 64;

function isShort(base: Rational, exponent: Rational): boolean {
  const times = absolute(exponent.numerator);
  if (times > BigInt(EXACT_BITS)) return isUnit(base) && times <= BigInt(Number.MAX_SAFE_INTEGER);
  return Number(times) * Math.max(bitLength(base.numerator), bitLength(base.denominator)) <= EXACT_BITS || isUnit(base);
}

/** 0, 1 and -1 stay as short as they are. */
function isUnit(base: Rational): boolean {
  return base.denominator === 1n && absolute(base.numerator) <= 1n;
}

function toWide(value: Rational): Decimal {
  return new Wide(value.numerator.toString()).div(value.denominator.toString());
}
