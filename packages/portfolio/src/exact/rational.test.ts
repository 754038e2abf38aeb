import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational, type RoundingMode } from './index.js';

const of = Rational.of;
const SEED = { seed: 20260201 };
const bigints = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const small = fc.bigInt({ min: -1000n, max: 1000n });
/** Where machine numbers end, and where their products do: 2^53, and its root. */
const edges = [2n ** 53n, 94_906_266n, 2n ** 31n].flatMap((edge) => [
  fc.bigInt({ min: edge - 3n, max: edge + 3n }),
  fc.bigInt({ min: -edge - 3n, max: -edge + 3n }),
]);
const integers = fc.oneof(small, bigints, ...edges);
const rationals = fc
  .tuple(
    integers,
    integers.filter((n) => n !== 0n),
  )
  .map(([n, d]) => of(n, d));
const nonZero = rationals.filter((r) => !r.isZero());

describe('making a rational', () => {
  it.each([
    ['0.021', 21n, 1000n],
    ['-12.5', -25n, 2n],
    ['+3', 3n, 1n],
    ['0012.500', 25n, 2n],
    ['-0.0', 0n, 1n],
    ['1/3', 1n, 3n],
    ['-6/4', -3n, 2n],
    ['0/7', 0n, 1n],
  ])('reads %s', (text, numerator, denominator) => {
    const read = of(text);
    expect([read.numerator, read.denominator]).toEqual([numerator, denominator]);
  });

  it.each(['', ' ', '.5', '5.', '1e3', '1_000', '0x10', '1/-3', '1/2/3', '٣', 'NaN', '1,5', '--1'])(
    'refuses the text %j',
    (text) => {
      expect(() => of(text)).toThrow(RangeError);
    },
  );

  it('refuses every number that is no safe integer', () => {
    for (const n of [0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => of(n)).toThrow(RangeError);
    expect(of(Number.MAX_SAFE_INTEGER).numerator).toBe(9007199254740991n);
    expect(of(-0).equals(Rational.ZERO)).toBe(true);
  });

  it('divides by the second argument', () => {
    expect(of(365, 12).toString()).toBe('365/12');
    expect(of(6n, -4n).toString()).toBe('-1.5');
    expect(of('0.5', '0.25').toString()).toBe('2');
    expect(() => of(1, 0)).toThrow(new RangeError('division by zero'));
    expect(() => of('1/0')).toThrow(new RangeError('division by zero'));
  });

  it('has constants', () => {
    expect([Rational.ZERO, Rational.ONE, Rational.HUNDRED].map(String)).toEqual(['0', '1', '100']);
  });
});

describe('arithmetic', () => {
  it('is exact where binary floats are not', () => {
    expect(of('0.1').plus(of('0.2')).equals(of('0.3'))).toBe(true);
    // 0.9995 · 0.9997 · (1 − 0.005²) = 0.99920015 · 0.999975 = 0.99917516999625 by long multiplication.
    const redundant = Rational.ONE.minus(of('0.005').pow(2));
    expect(of('0.9995').times(of('0.9997')).times(redundant).toString()).toBe('0.99917516999625');
  });

  it('adds fractions whose denominators share a divisor', () => {
    // 1/6 + 1/10 = 5/30 + 3/30 = 8/30 = 4/15
    expect(of(1, 6).plus(of(1, 10)).toString()).toBe('4/15');
    // 1/6 + 1/3 = 1/2
    expect(of(1, 6).plus(of(1, 3)).toString()).toBe('0.5');
    expect(of(1, 6).minus(of(1, 6)).equals(Rational.ZERO)).toBe(true);
  });

  it('raises to integer powers', () => {
    expect(of('1.08').pow(3).toString()).toBe('1.259712');
    expect(of(2).pow(-3).toString()).toBe('0.125');
    expect(of(-2, 3).pow(-3).toString()).toBe('-3.375');
    expect(Rational.ZERO.pow(0).equals(Rational.ONE)).toBe(true);
    expect(() => Rational.ZERO.pow(-1)).toThrow(RangeError);
    expect(() => of(2).pow(0.5)).toThrow(RangeError);
  });

  it('refuses to divide by zero', () => {
    expect(() => Rational.ONE.dividedBy(Rational.ZERO)).toThrow(new RangeError('division by zero'));
  });

  it('keeps every result reduced, with a denominator above zero', () => {
    const reduced = (r: Rational) => {
      expect(r.denominator > 0n).toBe(true);
      expect(of(r.numerator, r.denominator).denominator).toBe(r.denominator);
    };
    fc.assert(
      fc.property(rationals, nonZero, (a, b) => {
        for (const r of [a.plus(b), a.minus(b), a.times(b), a.dividedBy(b), a.negated(), a.abs(), b.pow(-3)])
          reduced(r);
      }),
      SEED,
    );
  });

  it('agrees with the schoolbook definitions over one denominator', () => {
    fc.assert(
      fc.property(rationals, nonZero, (a, b) => {
        const [p, q, r, s] = [a.numerator, a.denominator, b.numerator, b.denominator];
        expect(a.plus(b)).toEqual(Rational.reduced(p * s + r * q, q * s));
        expect(a.minus(b)).toEqual(Rational.reduced(p * s - r * q, q * s));
        expect(a.times(b)).toEqual(Rational.reduced(p * r, q * s));
        expect(a.dividedBy(b)).toEqual(Rational.reduced(p * s, q * r));
      }),
      SEED,
    );
  });

  it('agrees with big integers at the limits of machine numbers, whichever way a number was come by', () => {
    const fraction = (numerator: bigint, denominator: bigint) => {
      let [a, b] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
      while (b !== 0n) [a, b] = [b, a % b];
      const divisor = denominator < 0n ? -a : a;
      return [numerator / divisor, denominator / divisor];
    };
    const inParts = (r: Rational) => [r.numerator, r.denominator];
    fc.assert(
      fc.property(integers, integers, integers, integers, (p, q, r, s) => {
        fc.pre(q !== 0n && r !== 0n && s !== 0n);
        const [a, b] = [of(p, q), of(r, s)];
        expect(inParts(a)).toEqual(fraction(p, q));
        expect(inParts(a.plus(b))).toEqual(fraction(p * s + r * q, q * s));
        expect(inParts(a.minus(b))).toEqual(fraction(p * s - r * q, q * s));
        expect(inParts(a.times(b))).toEqual(fraction(p * r, q * s));
        expect(inParts(a.dividedBy(b))).toEqual(fraction(p * s, q * r));
        expect(inParts(a.pow(3))).toEqual(fraction(p ** 3n, q ** 3n));
        const difference = (p * s - r * q) * (q * s < 0n ? -1n : 1n);
        expect(a.compare(b)).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1);
        expect([a.isZero(), a.isInteger()]).toEqual([p === 0n, p % q === 0n]);
        expect(a.plus(b).minus(b)).toEqual(a);
        expect(a.times(b).dividedBy(b)).toEqual(a);
        expect(Rational.parse(a.toString())).toEqual(a);
      }),
      { ...SEED, numRuns: 2_000 },
    );
  });

  it('tells different numbers apart field by field', () => {
    expect(of(1, 3)).not.toEqual(of(1, 2));
    expect(of(2n ** 60n)).not.toEqual(of(2n ** 60n + 1n));
    expect(of(0).negated()).toEqual(of(0));
    expect(of(0).times(of(-1))).toEqual(of(0));
    expect(of(0).dividedBy(of(-2))).toEqual(of(0));
  });

  it('is a field', () => {
    fc.assert(
      fc.property(rationals, rationals, nonZero, (a, b, c) => {
        expect(a.plus(b).equals(b.plus(a))).toBe(true);
        expect(
          a
            .plus(b)
            .plus(c)
            .equals(a.plus(b.plus(c))),
        ).toBe(true);
        expect(
          a
            .plus(b)
            .times(c)
            .equals(a.times(c).plus(b.times(c))),
        ).toBe(true);
        expect(a.dividedBy(c).times(c).equals(a)).toBe(true);
        expect(a.minus(b).plus(b).equals(a)).toBe(true);
      }),
      SEED,
    );
  });

  it('sums, and finds the least and the most', () => {
    const thirds = [of(1, 3), of(1, 3), of(1, 3)];
    expect(Rational.sum(thirds).equals(Rational.ONE)).toBe(true);
    expect(Rational.sum([]).equals(Rational.ZERO)).toBe(true);
    expect(Rational.min(of(3), of('-1.5'), of(2)).toString()).toBe('-1.5');
    expect(Rational.max(of(3), of('-1.5'), of('3.01')).toString()).toBe('3.01');
    expect(Rational.max(of(7)).toString()).toBe('7');
  });
});

describe('order', () => {
  it('compares by value', () => {
    expect(of(1, 3).lessThan(of('0.34'))).toBe(true);
    expect(of(-1, 3).greaterThan(of('-0.33'))).toBe(false);
    expect(of('0.50').compare(of(1, 2))).toBe(0);
    expect([of(2).lessOrEqual(of(2)), of(2).greaterOrEqual(of(2)), of(2).lessThan(of(2))]).toEqual([true, true, false]);
    expect([of(-3).sign(), of(0).sign(), of('0.1').sign()]).toEqual([-1, 0, 1]);
    expect([of(0).isZero(), of('0.0001').isZero(), of(3).isInteger(), of('3.5').isInteger()]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('agrees with the sign of the difference', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        expect(a.compare(b)).toBe(a.minus(b).sign());
      }),
      SEED,
    );
  });
});

describe('rounding', () => {
  const modes: RoundingMode[] = ['halfUp', 'halfEven', 'down', 'up', 'floor', 'ceiling'];
  it.each([
    ['2.5', ['3', '2', '2', '3', '2', '3']],
    ['3.5', ['4', '4', '3', '4', '3', '4']],
    ['-2.5', ['-3', '-2', '-2', '-3', '-3', '-2']],
    ['2.4', ['2', '2', '2', '3', '2', '3']],
    ['-2.6', ['-3', '-3', '-2', '-3', '-3', '-2']],
    ['0.5', ['1', '0', '0', '1', '0', '1']],
    ['-0.5', ['-1', '0', '0', '-1', '-1', '0']],
    ['7', ['7', '7', '7', '7', '7', '7']],
  ])('%s to a whole number', (text, expected) => {
    expect(modes.map((mode) => of(text).round(0, mode).toString())).toEqual(expected);
  });

  it('takes decimals, and tens', () => {
    expect(of(2, 3).round(4, 'halfUp').toString()).toBe('0.6667');
    expect(of('19555.555').round(2, 'halfEven').toString()).toBe('19555.56');
    expect(of(1250).round(-2, 'halfUp').toString()).toBe('1300');
    expect(of(1250).round(-2, 'halfEven').toString()).toBe('1200');
    expect(of(-1250).round(-3, 'floor').toString()).toBe('-2000');
  });

  it('prints with fixed decimals', () => {
    // 12 000 · 1.1075 · 184 / 365 = 6 699.6164…
    expect(of(12000).times(of('1.1075')).times(of(184, 365)).toFixed(2)).toBe('6699.62');
    expect(of('-0.001').toFixed(2)).toBe('0.00');
    expect(of('-0.005').toFixed(2)).toBe('-0.01');
    expect(of('-0.005').toFixed(2, 'halfEven')).toBe('0.00');
    expect(of(5).toFixed(3)).toBe('5.000');
    expect(of('0.999').toFixed(0)).toBe('1');
  });

  it('is off by less than one unit, and by at most half of one', () => {
    const one = fc.constantFrom(...modes);
    fc.assert(
      fc.property(rationals, fc.integer({ min: -6, max: 12 }), one, (r, digits, mode) => {
        const rounded = r.round(digits, mode);
        const off = rounded.minus(r).abs().times(of(10).pow(digits));
        expect(rounded.times(of(10).pow(digits)).isInteger()).toBe(true);
        if (mode.startsWith('half')) expect(off.lessOrEqual(of(1, 2))).toBe(true);
        else expect(off.lessThan(Rational.ONE)).toBe(true);
        if (mode === 'floor') expect(rounded.lessOrEqual(r)).toBe(true);
        if (mode === 'ceiling') expect(rounded.greaterOrEqual(r)).toBe(true);
        if (mode === 'down') expect(rounded.abs().lessOrEqual(r.abs())).toBe(true);
        if (mode === 'up') expect(rounded.abs().greaterOrEqual(r.abs())).toBe(true);
      }),
      SEED,
    );
  });
});

describe('writing', () => {
  it('is the exact decimal, or a fraction', () => {
    expect(of('0.02100').toString()).toBe('0.021');
    expect(of(1, 8).toDecimalString()).toBe('0.125');
    expect(of(-7, 20).toDecimalString()).toBe('-0.35');
    expect(of(1, 3).toDecimalString()).toBeUndefined();
    expect(of(-2, 6).toString()).toBe('-1/3');
    expect(of(10n ** 40n).toString()).toBe(`1${'0'.repeat(40)}`);
    expect(of(1, 10n ** 40n).toString()).toBe(`0.${'0'.repeat(39)}1`);
    expect(JSON.stringify({ rate: of('0.92') })).toBe('{"rate":"0.92"}');
  });

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(rationals, (r) => {
        expect(Rational.parse(r.toString())).toEqual(r);
      }),
      SEED,
    );
  });

  it('gives a close float, also of very long fractions', () => {
    expect(of(1, 3).toNumber()).toBeCloseTo(1 / 3, 15);
    expect(of('-12.5').toNumber()).toBe(-12.5);
    const huge = 3n ** 1000n;
    expect(of(huge * 2n, huge + 1n).toNumber()).toBe(2);
    expect(of(-(10n ** 400n)).toNumber()).toBe(Number.NEGATIVE_INFINITY);
    expect(of(1, 10n ** 400n).toNumber()).toBe(0);
    // 10^-310 is a subnormal float.
    expect(of(1, 10n ** 310n).toNumber()).toBe(1e-310);
    expect(Rational.ZERO.toNumber()).toBe(0);
  });
});
