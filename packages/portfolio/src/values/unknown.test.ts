import { describe, expect, expectTypeOf, it } from 'vitest';
import { Rational } from '../exact/index.js';
import { allKnown, combine, isUnknown, type Known, mapKnown, num, percent, unknown } from './index.js';

const known = (n: number): Known<Rational> => Rational.of(n);
const add = (a: Rational, b: Rational) => a.plus(b);

describe('unknown', () => {
  it('names what is missing, sorted by code units, each once', () => {
    expect(unknown('volume', 'Cost', 'volume', 'cost')).toEqual({
      type: 'unknown',
      missing: ['Cost', 'cost', 'volume'],
    });
  });

  it('is told from every other value', () => {
    expect(isUnknown(unknown('x'))).toBe(true);
    for (const value of [undefined, null, 0, '', 'unknown', [], num(0), percent(0), Rational.ZERO]) {
      expect(isUnknown(value)).toBe(false);
    }
  });

  it('passes through', () => {
    expect(mapKnown(known(2), (n) => n.negated())).toEqual(Rational.of(-2));
    expect(mapKnown(unknown('a') as Known<Rational>, (n) => n.negated())).toEqual(unknown('a'));
    expect(mapKnown(known(2), () => unknown('b') as Known<Rational>)).toEqual(unknown('b'));
  });

  it('is never zero: a sum with something missing is unknown', () => {
    expect(combine([known(1), known(2)], add)).toEqual(Rational.of(3));
    expect(combine([known(1), unknown('cost of B') as Known<Rational>], add)).toEqual(unknown('cost of B'));
  });

  it('merges what is missing in several', () => {
    const missing = (...names: string[]): Known<Rational> => unknown(...names);
    expect(combine([missing('c', 'a'), known(1), missing('b', 'a')], (a, b, c) => Rational.sum([a, b, c]))).toEqual(
      unknown('a', 'b', 'c'),
    );
    expect(allKnown([known(1), missing('z'), missing('y')])).toEqual(unknown('y', 'z'));
    expect(allKnown([known(1), known(2)])).toEqual([Rational.of(1), Rational.of(2)]);
    expect(allKnown([])).toEqual([]);
  });

  it('takes long lists', () => {
    const many = Array.from({ length: 200_000 }, (_, n): Known<number> => (n % 2 === 0 ? n : unknown(`m${n % 5}`)));
    expect(allKnown(many)).toEqual(unknown('m0', 'm1', 'm2', 'm3', 'm4'));
  });

  it('keeps the types of what it combines', () => {
    const result = combine([known(1), 'EUR' as Known<string>], (amount, currency) => {
      expectTypeOf(amount).toEqualTypeOf<Rational>();
      expectTypeOf(currency).toEqualTypeOf<string>();
      return `${amount} ${currency}`;
    });
    expectTypeOf(result).toEqualTypeOf<Known<string>>();
    expect(result).toBe('1 EUR');
  });
});
