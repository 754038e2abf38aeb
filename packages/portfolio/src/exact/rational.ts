import { readExact, writeDecimal, writeScaled } from './decimal-text.js';
import { absolute, bitLength, gcd, powerOfTen } from './integers.js';
import { divideRounded, type RoundingMode } from './rounding.js';

/** What an exact number can be made of: an integer, or a text such as `0.021`, `-12.5` or `1/3`. */
export type RationalInput = Rational | number | bigint | string;

/** An exact number: an immutable, reduced fraction with a denominator above zero. */
export class Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;

  static readonly ZERO = new Rational(0n, 1n);
  static readonly ONE = new Rational(1n, 1n);
  static readonly HUNDRED = new Rational(100n, 1n);

  /** Takes a fraction that is reduced already; everything else goes through `reduced`. */
  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * The exact number `n`, or `n / d`. A `number` has to be a safe integer, so that no binary fraction gets in.
   * Throws RangeError on any other number, on a text that is no number, and on a zero `d`.
   */
  static of(n: RationalInput, d?: RationalInput): Rational {
    const numerator = fromOne(n);
    return d === undefined ? numerator : numerator.dividedBy(fromOne(d));
  }

  /** The inverse of `toString`: reads a decimal or `n/d`. Throws RangeError on anything else. */
  static parse(text: string): Rational {
    const read = readExact(text);
    if (read === undefined) throw new RangeError(`"${text}" is not an exact number such as "12.5" or "1/3"`);
    return Rational.reduced(read.numerator, read.denominator);
  }

  /** The fraction of two integers. Throws RangeError on a zero denominator. */
  static reduced(numerator: bigint, denominator: bigint): Rational {
    if (denominator === 1n) return new Rational(numerator, 1n);
    if (denominator === 0n) throw new RangeError('division by zero');
    const divisor = gcd(absolute(numerator), absolute(denominator));
    const signed = denominator < 0n ? -divisor : divisor;
    return signed === 1n
      ? new Rational(numerator, denominator)
      : new Rational(numerator / signed, denominator / signed);
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

  /** Addition by way of the denominators' common divisor (Knuth, TAOCP 4.5.1): decimals mostly need no reduction. */
  plus(other: Rational): Rational {
    if (this.denominator === other.denominator) {
      return Rational.reduced(this.numerator + other.numerator, this.denominator);
    }
    const common = gcd(this.denominator, other.denominator);
    if (common === 1n) {
      return new Rational(
        this.numerator * other.denominator + other.numerator * this.denominator,
        this.denominator * other.denominator,
      );
    }
    const mine = this.denominator / common;
    const numerator = this.numerator * (other.denominator / common) + other.numerator * mine;
    const rest = gcd(absolute(numerator), common);
    return new Rational(numerator / rest, mine * (other.denominator / rest));
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  times(other: Rational): Rational {
    if (this.denominator === 1n && other.denominator === 1n) return new Rational(this.numerator * other.numerator, 1n);
    const left = gcd(absolute(this.numerator), other.denominator);
    const right = gcd(absolute(other.numerator), this.denominator);
    return new Rational(
      (this.numerator / left) * (other.numerator / right),
      (this.denominator / right) * (other.denominator / left),
    );
  }

  /** Throws RangeError when `other` is zero. */
  dividedBy(other: Rational): Rational {
    if (other.numerator === 0n) throw new RangeError('division by zero');
    const above = gcd(absolute(this.numerator), absolute(other.numerator));
    const below = gcd(this.denominator, other.denominator);
    const numerator = (this.numerator / above) * (other.denominator / below);
    const denominator = (this.denominator / below) * (other.numerator / above);
    return denominator < 0n ? new Rational(-numerator, -denominator) : new Rational(numerator, denominator);
  }

  negated(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  abs(): Rational {
    return this.numerator < 0n ? this.negated() : this;
  }

  /** An integer power; `pow(0)` is one, also of zero. Throws RangeError on a fraction, and on zero to a negative power. */
  pow(exponent: number): Rational {
    if (!Number.isSafeInteger(exponent)) throw new RangeError(`an exact power needs an integer, not ${exponent}`);
    if (exponent < 0) return Rational.ONE.dividedBy(this).pow(-exponent);
    const times = BigInt(exponent);
    return new Rational(this.numerator ** times, this.denominator ** times);
  }

  /** Below zero, zero or above zero, as this is less than, equal to or greater than `other`. */
  compare(other: Rational): -1 | 0 | 1 {
    const mine = this.numerator * other.denominator;
    const theirs = other.numerator * this.denominator;
    if (mine === theirs) return 0;
    return mine < theirs ? -1 : 1;
  }

  equals(other: Rational): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
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
    return this.numerator === 0n;
  }

  isInteger(): boolean {
    return this.denominator === 1n;
  }

  sign(): -1 | 0 | 1 {
    if (this.numerator === 0n) return 0;
    return this.numerator < 0n ? -1 : 1;
  }

  /** Rounded to a number of decimals; negative `digits` round to tens, hundreds and so on. */
  round(digits: number, mode: RoundingMode): Rational {
    const scale = powerOfTen(Math.abs(digits));
    return digits >= 0
      ? Rational.reduced(divideRounded(this.numerator * scale, this.denominator, mode), scale)
      : new Rational(divideRounded(this.numerator, this.denominator * scale, mode) * scale, 1n);
  }

  /** The exact decimal, without trailing zeros; `undefined` for a number such as 1/3 that has none. */
  toDecimalString(): string | undefined {
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

function fromOne(value: RationalInput): Rational {
  if (value instanceof Rational) return value;
  if (typeof value === 'string') return Rational.parse(value);
  if (typeof value === 'bigint') return Rational.reduced(value, 1n);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not a safe integer; write decimals as a text, such as Rational.of("0.021")`);
  }
  return Rational.reduced(BigInt(value), 1n);
}
