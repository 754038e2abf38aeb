import { readExact, writeDecimal, writeScaled } from './decimal-text.js';
import { absolute, bitLength, gcd, isExact, isSafe, powerOfTen, smallGcd } from './integers.js';
import { divideRounded, type RoundingMode } from './rounding.js';

/** What an exact number can be made of: an integer, or a text such as `0.021`, `-12.5` or `1/3`. */
export type RationalInput = Rational | number | bigint | string;

/** A whole number: a machine number where one holds it, since big integers allocate at every step. */
type Whole = number | bigint;

/** An exact number: an immutable, reduced fraction with a denominator above zero. */
export class Rational {
  // Equal numbers have equal fields, so that comparing all fields compares the numbers.
  private readonly above: Whole;
  private readonly below: Whole;

  static readonly ZERO = new Rational(0, 1);
  static readonly ONE = new Rational(1, 1);
  static readonly HUNDRED = new Rational(100, 1);

  /** Takes a fraction that is reduced already, and big integers only where they are needed. */
  private constructor(above: Whole, below: Whole) {
    this.above = above;
    this.below = below;
  }

  get numerator(): bigint {
    return BigInt(this.above);
  }
  get denominator(): bigint {
    return BigInt(this.below);
  }

  /**
   * The exact number `n`, or `n / d`. A `number` has to be a safe integer, so that no binary fraction gets in.
   * Throws RangeError on any other number, on a text that is no number, and on a zero `d`.
   */
  static of(n: RationalInput, d?: RationalInput): Rational {
    const numerator = Rational.ofOne(n);
    return d === undefined ? numerator : numerator.dividedBy(Rational.ofOne(d));
  }

  private static ofOne(value: RationalInput): Rational {
    if (value instanceof Rational) return value;
    if (typeof value === 'string') return Rational.parse(value);
    if (typeof value === 'bigint') return Rational.ofReduced(value, 1n);
    // Zero has no sign here.
    if (Number.isSafeInteger(value)) return new Rational(value + 0, 1);
    throw new RangeError(`${value} is not a safe integer; write decimals as a text, such as Rational.of("0.021")`);
  }

  /** The inverse of `toString`: reads a decimal or `n/d`. Throws RangeError on anything else. */
  static parse(text: string): Rational {
    const read = readExact(text);
    if (read === undefined) throw new RangeError(`"${text}" is not an exact number such as "12.5" or "1/3"`);
    return Rational.reduced(read.numerator, read.denominator);
  }

  /** The fraction of two integers. Throws RangeError on a zero denominator. */
  static reduced(numerator: bigint, denominator: bigint): Rational {
    if (denominator === 0n) throw new RangeError('division by zero');
    if (denominator < 0n) return Rational.reduced(-numerator, -denominator);
    if (isSafe(numerator) && isSafe(denominator)) return Rational.small(Number(numerator), Number(denominator));
    const divisor = denominator === 1n ? 1n : gcd(absolute(numerator), denominator);
    return Rational.ofReduced(numerator / divisor, denominator / divisor);
  }
  /** Of safe integers, the denominator above zero. */
  private static small(numerator: number, denominator: number): Rational {
    if (denominator === 1) return new Rational(numerator, 1);
    const divisor = smallGcd(Math.abs(numerator), denominator);
    return new Rational(numerator / divisor, denominator / divisor);
  }
  /** Of a fraction that is reduced already. */
  private static ofReduced(numerator: bigint, denominator: bigint): Rational {
    return new Rational(
      isSafe(numerator) ? Number(numerator) : numerator,
      isSafe(denominator) ? Number(denominator) : denominator,
    );
  }

  static min(first: Rational, ...others: readonly Rational[]): Rational {
    return others.reduce((least, other) => (other.lessThan(least) ? other : least), first);
  }

  static max(first: Rational, ...others: readonly Rational[]): Rational {
    return others.reduce((most, other) => (other.greaterThan(most) ? other : most), first);
  }

  /** The sum; zero for nothing. */
  static sum(terms: Iterable<Rational>): Rational {
    let total = Rational.ZERO;
    for (const term of terms) total = total.plus(term);
    return total;
  }

  plus(other: Rational): Rational {
    const { above: a, below: b } = this;
    const { above: c, below: d } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && typeof d === 'number') {
      const mine = b === d ? a : a * d;
      const theirs = b === d ? c : c * b;
      const common = b === d ? b : b * d;
      const sum = mine + theirs;
      if (isExact(mine) && isExact(theirs) && isExact(sum) && isExact(common)) return Rational.small(sum, common);
    }
    return this.plusLarge(other);
  }
  /** Addition by way of the denominators' common divisor (Knuth, TAOCP 4.5.1): decimals mostly need no reduction. */
  private plusLarge(other: Rational): Rational {
    const [numerator, denominator] = [this.numerator, this.denominator];
    const [otherNumerator, otherDenominator] = [other.numerator, other.denominator];
    const common = gcd(denominator, otherDenominator);
    const mine = denominator / common;
    const sum = numerator * (otherDenominator / common) + otherNumerator * mine;
    const rest = gcd(absolute(sum), common);
    return Rational.ofReduced(sum / rest, mine * (otherDenominator / rest));
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  times(other: Rational): Rational {
    const { above: a, below: b } = this;
    const { above: c, below: d } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && typeof d === 'number') {
      const numerator = a * c;
      const denominator = b * d;
      // Zero has no sign here.
      if (isExact(numerator) && isExact(denominator)) return Rational.small(numerator + 0, denominator);
    }
    return this.timesLarge(other.numerator, other.denominator);
  }

  /** By a reduced fraction: common divisors are found before multiplying, while the numbers are shorter. */
  private timesLarge(above: bigint, below: bigint): Rational {
    const { numerator, denominator } = this;
    const left = gcd(absolute(numerator), below);
    const right = gcd(absolute(above), denominator);
    return Rational.ofReduced((numerator / left) * (above / right), (denominator / right) * (below / left));
  }

  /** Throws RangeError when `other` is zero. */
  dividedBy(other: Rational): Rational {
    if (other.isZero()) throw new RangeError('division by zero');
    const { above: a, below: b } = this;
    const { above: c, below: d } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && typeof d === 'number') {
      const numerator = c < 0 ? a * -d : a * d;
      const denominator = c < 0 ? b * -c : b * c;
      if (isExact(numerator) && isExact(denominator)) return Rational.small(numerator + 0, denominator);
    }
    const sign = c < 0 ? -1n : 1n;
    return this.timesLarge(sign * other.denominator, sign * other.numerator);
  }

  negated(): Rational {
    // Zero has no sign here.
    return new Rational(typeof this.above === 'number' ? 0 - this.above : -this.above, this.below);
  }

  abs(): Rational {
    return this.above < 0 ? this.negated() : this;
  }

  /** An integer power; `pow(0)` is one, also of zero. Throws RangeError on a fraction, and on zero to a negative power. */
  pow(exponent: number): Rational {
    if (!Number.isSafeInteger(exponent)) throw new RangeError(`an exact power needs an integer, not ${exponent}`);
    if (exponent < 0) return Rational.ONE.dividedBy(this).pow(-exponent);
    const [above, below] = [smallPower(this.above, exponent), smallPower(this.below, exponent)];
    if (above !== undefined && below !== undefined) return new Rational(above, below);
    const times = BigInt(exponent);
    return Rational.ofReduced(this.numerator ** times, this.denominator ** times);
  }

  /** Below zero, zero or above zero, as this is less than, equal to or greater than `other`. */
  compare(other: Rational): -1 | 0 | 1 {
    const { above: a, below: b } = this;
    const { above: c, below: d } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && typeof d === 'number') {
      const mine = a * d;
      const theirs = c * b;
      if (isExact(mine) && isExact(theirs)) return mine === theirs ? 0 : mine < theirs ? -1 : 1;
    }
    const mine = this.numerator * other.denominator;
    const theirs = other.numerator * this.denominator;
    return mine === theirs ? 0 : mine < theirs ? -1 : 1;
  }

  equals(other: Rational): boolean {
    return this.above === other.above && this.below === other.below;
  }

  lessThan(other: Rational): boolean {
    return this.compare(other) < 0;
  }

  lessOrEqual(other: Rational): boolean {
    return this.compare(other) <= 0;
  }

  greaterThan(other: Rational): boolean {
    return this.compare(other) > 0;
  }

  greaterOrEqual(other: Rational): boolean {
    return this.compare(other) >= 0;
  }

  isZero(): boolean {
    return this.above === 0;
  }

  isInteger(): boolean {
    return this.below === 1;
  }

  sign(): -1 | 0 | 1 {
    if (this.above === 0) return 0;
    return this.above < 0 ? -1 : 1;
  }

  /** The number itself, where a machine number holds it. */
  get machineNumber(): number | undefined {
    return this.below === 1 && typeof this.above === 'number' ? this.above : undefined;
  }
  /** Whether machine numbers hold numerator and denominator. */
  get isOfMachineNumbers(): boolean {
    return typeof this.above === 'number' && typeof this.below === 'number';
  }

  /** Rounded to a number of decimals; negative `digits` round to tens, hundreds and so on. */
  round(digits: number, mode: RoundingMode): Rational {
    const scale = powerOfTen(Math.abs(digits));
    return digits >= 0
      ? Rational.reduced(divideRounded(this.numerator * scale, this.denominator, mode), scale)
      : Rational.ofReduced(divideRounded(this.numerator, this.denominator * scale, mode) * scale, 1n);
  }

  /** The exact decimal, without trailing zeros; `undefined` for a number such as 1/3 that has none. */
  toDecimalString(): string | undefined {
    if (this.below === 1) return this.above.toString();
    return writeDecimal(this.numerator, this.denominator);
  }

  /** Rounded, with exactly that many decimals (`digits` not negative). */
  toFixed(digits: number, mode: RoundingMode = 'halfUp'): string {
    return writeScaled(divideRounded(this.numerator * powerOfTen(digits), this.denominator, mode), digits);
  }

  /** A binary float close to the value: to draw, to sort a display; never to compute with. */
  toNumber(): number {
    const direct = Number(this.numerator) / Number(this.denominator);
    return Number.isFinite(direct) && direct !== 0 ? direct : this.scaledNumber();
  }

  /** Numerator or denominator is beyond the range of a float, the quotient need not be. */
  private scaledNumber(): number {
    const shift = bitLength(this.denominator) - bitLength(this.numerator) + 64;
    const quotient =
      shift >= 0
        ? (this.numerator << BigInt(shift)) / this.denominator
        : this.numerator / (this.denominator << BigInt(-shift));
    // In two steps, as 2^-shift alone may underflow.
    const half = Math.trunc(shift / 2);
    return Number(quotient) * 2 ** -half * 2 ** -(shift - half);
  }

  /** The exact decimal, or `n/d` where there is none. */
  toString(): string {
    return this.toDecimalString() ?? `${this.numerator}/${this.denominator}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A power that machine numbers hold, as long as it is computed in a few steps. */
function smallPower(base: Whole, exponent: number): number | undefined {
  if (typeof base !== 'number' || exponent > MOST_STEPS) return undefined;
  let power = 1;
  for (let step = 0; step < exponent; step++) {
    power *= base;
    if (!isExact(power)) return undefined;
  }
  return power;
}
const MOST_STEPS = 64;
