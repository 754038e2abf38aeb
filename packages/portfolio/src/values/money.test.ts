import { describe, expect, it } from 'vitest';
import { Rational } from '../exact/index.js';
import {
  addMoney,
  asMoney,
  asMoneyRate,
  CURRENCIES,
  duration,
  fraction,
  isCurrency,
  minorUnit,
  money,
  num,
  percent,
  percentOf,
  rate,
  roundMoney,
  scaleMoney,
} from './index.js';

describe('currencies', () => {
  it('are those of ISO 4217', () => {
    // 165 with decimals of a minor unit, 13 without: the active list of January 2026.
    expect(CURRENCIES).toHaveLength(178);
    expect(new Set(CURRENCIES).size).toBe(178);
    expect(CURRENCIES.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(['EUR', 'USD', 'ZWG', 'XCG', 'SLE'].every(isCurrency)).toBe(true);
    // Retired: Croatia and Bulgaria have the euro, the Antillean guilder has gone.
    expect(['HRK', 'BGN', 'ANG', 'DEM', 'eur', 'EU', ''].some(isCurrency)).toBe(false);
  });

  it('have minor units', () => {
    expect(['EUR', 'JPY', 'KWD', 'CLF', 'ISK', 'TND', 'HUF'].map(minorUnit)).toEqual([2, 0, 3, 4, 0, 3, 2]);
    expect([minorUnit('XAU'), minorUnit('nothing')]).toEqual([undefined, undefined]);
  });
});

describe('money', () => {
  it('adds in one currency', () => {
    expect(addMoney(money('0.1', 'EUR'), money('0.2', 'EUR'))).toEqual(money('0.3', 'EUR'));
    expect(addMoney(money(1), money(2))).toEqual(money(3));
    expect(addMoney(money(1, 'EUR'), money(2, 'USD'))).toBeUndefined();
    expect(addMoney(money(1, 'EUR'), money(2))).toBeUndefined();
    expect(scaleMoney(money(100, 'EUR'), Rational.of(1, 3))).toEqual(money('100/3', 'EUR'));
    expect('currency' in money(1)).toBe(false);
  });

  it('rounds to the minor unit of its currency', () => {
    const amount = '1234.56785';
    expect(roundMoney(money(amount, 'EUR'), 'halfUp')).toEqual(money('1234.57', 'EUR'));
    expect(roundMoney(money(amount, 'JPY'), 'halfUp')).toEqual(money(1235, 'JPY'));
    expect(roundMoney(money(amount, 'KWD'), 'down')).toEqual(money('1234.567', 'KWD'));
    expect(roundMoney(money(amount, 'CLF'), 'halfEven')).toEqual(money('1234.5678', 'CLF'));
    expect(roundMoney(money(amount, 'XAU'), 'halfUp')).toEqual(money(amount, 'XAU'));
    expect(roundMoney(money(amount), 'up')).toEqual(money('1234.57'));
    expect(roundMoney(money(amount), 'up', 'JPY')).toEqual(money(1235));
  });

  it('is what a bare number means where money is expected', () => {
    expect(asMoney(num(120_000))).toEqual(money(120_000));
    expect(asMoney(money(5, 'USD'))).toEqual(money(5, 'USD'));
    expect(asMoney(percent(5))).toBeUndefined();
    expect(asMoneyRate(rate(num(90_000), 'year'))).toEqual(rate(money(90_000), 'year'));
    expect(asMoneyRate(rate(money(9, 'USD'), 'tx'))).toEqual(rate(money(9, 'USD'), 'tx'));
    expect(asMoneyRate(rate(num(520), 's', 'tx'))).toBeUndefined();
    expect(asMoneyRate(rate(duration(4, 'h'), 'month'))).toBeUndefined();
    expect(asMoneyRate(num(1))).toBeUndefined();
  });
});

describe('percentages', () => {
  it('are kept as written, and are a share of one', () => {
    expect(fraction(percent('99.95')).toString()).toBe('0.9995');
    expect(percentOf(Rational.of(2, 3)).value.toString()).toBe('200/3');
    expect(percentOf(fraction(percent('0.1')))).toEqual(percent('0.1'));
  });
});
