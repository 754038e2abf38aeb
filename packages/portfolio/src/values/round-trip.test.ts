import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational } from '../exact/index.js';
import {
  CURRENCIES,
  duration,
  fromJson,
  isNoun,
  money,
  num,
  parseNumber,
  parsePeriod,
  parseQuantity,
  parseRange,
  parseTimeOfDay,
  percent,
  period,
  periodBetween,
  periodOf,
  printNumber,
  printPeriod,
  printQuantity,
  printRange,
  printTimeOfDay,
  type Quantity,
  quantityFromJson,
  quantityToJson,
  type RateAmount,
  range,
  rate,
  TIME_UNITS,
  timeOfDay,
  toJson,
  unknown,
  type Value,
} from './index.js';

const SEED = { seed: 20260401, numRuns: 400 };

const decimals = fc.oneof(
  fc.integer({ min: -100_000, max: 100_000 }).map((n) => Rational.of(n)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 8 }))
    .map(([n, digits]) => Rational.of(n, 10n ** BigInt(digits))),
  // Round thousands, millions and billions, which take a scale.
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 12 }))
    .map(([n, zeros]) => Rational.of(BigInt(n) * 10n ** BigInt(zeros))),
);
const fractions = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 1, max: 999 }))
  .map(([n, d]) => Rational.of(n, d));
const exact = fc.oneof(decimals, fractions);
const units = fc.constantFrom(...TIME_UNITS);
const currencies = fc.constantFrom(...CURRENCIES);
const nouns = fc.oneof(
  fc.constantFrom('tx', 'Überweisung', 'Anträge', 'user_h', 'p95', 'k', 'bn', 'eur', '決済', 'per'),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/).filter(isNoun),
);

/** Quantities as a text can say them: money has a currency. */
function quantities(numbers: fc.Arbitrary<Rational>): fc.Arbitrary<Quantity> {
  const moneys = fc.tuple(numbers, currencies).map(([amount, currency]) => money(amount, currency));
  const amounts: fc.Arbitrary<RateAmount> = fc.oneof(
    numbers.map(num),
    numbers.map(percent),
    moneys,
    fc.tuple(numbers, units).map(([amount, unit]) => duration(amount, unit)),
  );
  const per = fc.oneof(units, nouns);
  return fc.oneof(
    amounts,
    fc.tuple(amounts, per).map(([amount, unit]) => rate(amount, unit)),
    fc.tuple(numbers, per, nouns).map(([value, unit, noun]) => rate(num(value), unit, noun)),
  );
}

const days = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const months = days.map((day) => periodOf(day.slice(0, 7))!);
const quarters = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 4 }))
  .map(([year, quarter]) => periodOf(`${String(year).padStart(4, '0')}-Q${quarter}`)!);
const single = days.map((day) => periodOf(day)!);
const ends = fc.oneof(fc.tuple(months, months), fc.tuple(quarters, quarters), fc.tuple(single, single));
const periods = fc.oneof(
  months,
  quarters,
  single,
  ends.map(([a, b]) => (a.from! <= b.from! ? periodBetween(a, b) : periodBetween(b, a))),
  ends.map(([a]) => periodBetween(a, undefined)),
  ends.map(([a]) => periodBetween(undefined, a)),
  fc.constant(period(undefined, undefined)),
);
const times = fc.integer({ min: 0, max: 1440 }).map(timeOfDay);

describe('what is printed is read back as the same value', () => {
  it('for numbers', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(parseNumber(printNumber(value))).toEqual({ ok: true, value });
      }),
      SEED,
    );
  });

  it('for quantities', () => {
    fc.assert(
      fc.property(quantities(decimals), (value) => {
        expect(parseQuantity(printQuantity(value))).toEqual({ ok: true, value });
      }),
      { ...SEED, numRuns: 3_000 },
    );
  });

  it('for ranges', () => {
    const other = (q: Quantity, amount: Rational) => parseRange(`${printNumber(amount)} .. ${printQuantity(q)}`);
    fc.assert(
      fc.property(quantities(decimals), quantities(decimals), decimals, (a, b, amount) => {
        const sameUnit = other(b, amount);
        expect(sameUnit.ok).toBe(true);
        if (sameUnit.ok) expect(parseRange(printRange(sameUnit.value))).toEqual(sameUnit);
        for (const open of [range(a, undefined), range(undefined, a)]) {
          expect(parseRange(printRange(open))).toEqual({ ok: true, value: open });
        }
        const mixed = range(a, b);
        // A bare number below takes the unit above, and so is no value of its own.
        if (a.type !== 'number') expect(parseRange(printRange(mixed))).toEqual({ ok: true, value: mixed });
      }),
      SEED,
    );
  });

  it('for periods', () => {
    fc.assert(
      fc.property(periods, (value) => {
        const again = parsePeriod(printPeriod(value));
        expect(again.ok).toBe(true);
        if (!again.ok) return;
        expect([again.value.from, again.value.to]).toEqual([value.from, value.to]);
        expect(printPeriod(again.value)).toBe(printPeriod(value));
      }),
      SEED,
    );
  });

  it('for times of day', () => {
    for (let minutes = 0; minutes <= 1440; minutes++) {
      const value = timeOfDay(minutes);
      expect(parseTimeOfDay(printTimeOfDay(value))).toEqual({ ok: true, value });
    }
  });
});

describe('JSON', () => {
  const anyMoney = fc.tuple(exact, fc.option(currencies, { nil: undefined })).map(([n, c]) => money(n, c));
  const bounds = fc.option(quantities(exact), { nil: undefined });
  const values: fc.Arbitrary<Value> = fc.oneof(
    quantities(exact),
    anyMoney,
    days.map((day) => ({ type: 'date', date: day }) as const),
    periods,
    times,
    fc.tuple(bounds, bounds).map(([from, to]) => range(from, to)),
    fc.array(fc.string(), { maxLength: 5 }).map((names) => unknown(...names)),
  );

  it('is read back as the same value', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(fromJson(JSON.parse(JSON.stringify(toJson(value))))).toEqual(value);
      }),
      { ...SEED, numRuns: 2_000 },
    );
  });

  it('has exact texts for numbers', () => {
    expect(toJson(money('480000', 'EUR'))).toEqual({ type: 'money', amount: '480000', currency: 'EUR' });
    expect(toJson(money(120))).toEqual({ type: 'money', amount: '120' });
    expect(toJson(percent('99.95'))).toEqual({ type: 'percent', value: '99.95' });
    expect(toJson(num(Rational.of(1, 3)))).toEqual({ type: 'number', value: '1/3' });
    expect(toJson(duration(4, 'h'))).toEqual({ type: 'duration', amount: '4', unit: 'h' });
    expect(toJson(rate(num(520), 's', 'tx'))).toEqual({
      type: 'rate',
      amount: { type: 'number', value: '520' },
      noun: 'tx',
      per: 's',
    });
    expect(toJson(timeOfDay(1440))).toEqual({ type: 'time', time: '24:00' });
    expect(toJson(range(undefined, percent(75)))).toEqual({ type: 'range', to: { type: 'percent', value: '75' } });
    expect(toJson(periodOf('2026-Q3')!)).toEqual({
      type: 'period',
      from: '2026-07-01',
      to: '2026-09-30',
      written: 'quarter',
    });
    expect(quantityFromJson(quantityToJson(num(7)))).toEqual(num(7));
  });

  it.each([
    [null, 'it is not an object'],
    [[], 'it is not an object'],
    [{ type: 'weight' }, 'its "type" is not one of a value'],
    [{ type: 'number' }, '"value" is missing'],
    [{ type: 'number', value: 5 }, '"value" is not a text'],
    [{ type: 'percent', value: '5%' }, '"value" is not an exact number such as "12.5" or "1/3"'],
    [{ type: 'number', value: '1/0' }, '"value" is not an exact number such as "12.5" or "1/3"'],
    [{ type: 'money', amount: '1', currency: 3 }, '"currency" is not a text'],
    [{ type: 'duration', amount: '1', unit: 'hours' }, '"hours" is not a time unit'],
    [{ type: 'date', date: '2026-02-29' }, '"2026-02-29" is not a day'],
    [{ type: 'date' }, '"date" is missing'],
    [{ type: 'period', from: 'May' }, '"May" is not a day'],
    [{ type: 'period', written: 'year' }, '"written" is not "day", "month" or "quarter"'],
    [{ type: 'time', time: '25:00' }, '"25:00" is not a time of day; it goes from "00:00" to "24:00"'],
    [{ type: 'unknown', missing: [1] }, '"missing" is not a list of names'],
  ])('refuses %j', (json, why) => {
    expect(() => fromJson(json)).toThrow(new RangeError(`cannot read ${JSON.stringify(json)} as a value: ${why}`));
  });

  it('says which part of a rate or a range is wrong', () => {
    const amount = { type: 'date', date: '2026-01-01' };
    expect(() => fromJson({ type: 'rate', amount, per: 's' })).toThrow(
      'cannot read {"type":"date","date":"2026-01-01"} as a value: its "type" is not one of a value',
    );
    expect(() => fromJson({ type: 'range', from: { type: 'range' } })).toThrow(RangeError);
  });
});
