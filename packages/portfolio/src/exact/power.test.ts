import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { power, Rational } from './index.js';

const of = Rational.of;

describe('power', () => {
  it('is exact for integer exponents', () => {
    expect(power(of('1.08'), of(3)).toString()).toBe('1.259712');
    expect(power(of('1.12'), of(-2)).equals(of(10000, 12544))).toBe(true);
    expect(power(of(-2), of(5)).toString()).toBe('-32');
    expect(power(of(1, 3), of(40)).denominator).toBe(3n ** 40n);
    expect(power(Rational.ZERO, Rational.ZERO).toString()).toBe('1');
  });

  it('has forty significant digits for other exponents', () => {
    // √2 and 2^(1/12), from published tables of constants.
    expect(power(of(2), of('0.5')).toString()).toBe('1.41421356237309504880168872420969807857');
    expect(power(of(2), of(1, 12)).toString()).toBe('1.059463094359295264561825294946341700779');
    // 100 · √2 has the same digits
    expect(power(of(20000), of('0.5')).toString()).toBe('141.421356237309504880168872420969807857');
  });

  it('finds roots that are exact', () => {
    expect(power(of(4), of('0.5')).toString()).toBe('2');
    expect(power(of('1.259712'), of(1, 3)).toString()).toBe('1.08');
    expect(power(of(16), of('-0.25')).toString()).toBe('0.5');
    expect(power(Rational.ZERO, of('0.5')).toString()).toBe('0');
    expect(power(Rational.ONE, of(1, 7)).toString()).toBe('1');
  });

  it('is right to forty digits: the n-th power of an n-th root is the base again', () => {
    const bases = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(bases, bases, fc.integer({ min: 2, max: 60 }), (n, d, root) => {
        const base = of(n, d);
        const again = power(base, of(1, root)).pow(root);
        // A relative error of 5·10^-40 in the root is root times that in the power.
        const bound = of(5 * root + 1).times(of(10).pow(-40));
        expect(again.dividedBy(base).minus(Rational.ONE).abs().lessThan(bound)).toBe(true);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('gives the same for the same, however many others were asked for between', () => {
    const first = power(of('1.08'), of(1, 12));
    for (let n = 1; n <= 4_200; n++) power(of(n), of('1.5'));
    expect(power(of('1.08'), of(1, 12))).toEqual(first);
    // 1.08^(1/12), the twelfth power of which is checked above to forty digits: begins 1.00643403.
    expect(first.toFixed(8)).toBe('1.00643403');
  });

  it('discounts monthly flows to the cent', () => {
    // 220 000 at once, 8 000 a month for six months, then 140 000 / 12 a month until month 36, at 8% a year: 38 451.18.
    const flow = (month: number) => (month <= 6 ? of(-8_000) : of(140_000, 12));
    const months = Array.from({ length: 36 }, (_, index) => index + 1);
    const present = months.map((month) => flow(month).dividedBy(power(of('1.08'), of(month, 12))));
    expect(Rational.sum([of(-220_000), ...present]).toFixed(2)).toBe('38451.18');
  });

  it('rounds exact powers that would be too long to use', () => {
    // (1 + 10^-6)^1000000 = e · (1 − 1/2 · 10^-6 + 11/24 · 10^-12 − …), e = 2.718281828459045…
    expect(power(of('1.000001'), of(1_000_000)).toString()).toMatch(/^2\.71828046931937/);
    expect(power(of(-1), of(1_000_001)).toString()).toBe('-1');
    expect(power(Rational.ZERO, of(1_000_000)).toString()).toBe('0');
  });

  it('refuses what has no value, or no bounded one', () => {
    expect(() => power(of(-2), of('0.5'))).toThrow(new RangeError('-2 to the power of 0.5 is not a real number'));
    expect(() => power(Rational.ZERO, of(-1))).toThrow(new RangeError('division by zero'));
    expect(() => power(Rational.ZERO, of('-0.5'))).toThrow(new RangeError('division by zero'));
    expect(() => power(of(10), of(1_000_000))).toThrow(/out of range/);
    expect(() => power(of('0.1'), of(10n ** 30n))).toThrow(/out of range/);
  });
});
