import {
  CURRENCIES,
  duration,
  money,
  num,
  percent,
  periodBetween,
  periodOf,
  type Quantity,
  Rational,
  rate,
  type Shape,
  TIME_UNITS,
} from '@btaas/portfolio';
import fc from 'fast-check';

/** The values of portfolios that the schema allows: numbers, days, texts and quantities of every shape. Places are all zero. */

export type Any = fc.Arbitrary<unknown>;
export const nowhere = { start: 0, end: 0 };
export const sourced = (value: Any): Any => value.map((each) => ({ value: each, ...nowhere }));

export const words = fc.constantFrom('P1', 'p95', 'reliability', 'maintenance', 'unit', 'tier', 'EUR', 'always', 'not');
const exact = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }))
  .map(([n, digits]) => Rational.of(n, 10n ** BigInt(digits)));
export const positive = exact.map((value) => value.abs());
export const currencies = fc.constantFrom(...CURRENCIES);
export const days = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
export const spans = fc.oneof(
  days.map((day) => periodOf(day)!),
  days.map((day) => periodOf(day.slice(0, 7))!),
  days.map((day) => periodOf(`${day.slice(0, 4)}-Q${(Number(day.slice(5, 7)) % 4) + 1}`)!),
);
export const periods = fc.oneof(
  spans,
  fc.tuple(days, days).map(([a, b]) => periodBetween(periodOf(a < b ? a : b), periodOf(a < b ? b : a))),
  spans.map((first) => periodBetween(first, undefined)),
  spans.map((last) => periodBetween(undefined, last)),
);
export const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '',
    'Group IT',
    'two\nlines',
    ' indented\n\n  more\n',
    'say "no"',
    'C:\\x',
    '"""',
    'a\r\nb',
    '{brace}',
  ),
);
export const docs = fc
  .array(fc.constantFrom('Sold in stores.', '', '* a list', '  indented', '`code {` */'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((lines) => lines.join('\n').replaceAll('*/', '').trim())
  .filter((doc) => doc !== '' && !doc.split('\n').some((line) => line !== line.trimEnd()));

export function amounts(numbers: fc.Arbitrary<Rational>): Readonly<Record<Shape, fc.Arbitrary<Quantity>>> {
  const moneys = fc.tuple(numbers, currencies).map(([amount, code]) => money(amount, code));
  const durations = fc.tuple(numbers, fc.constantFrom(...TIME_UNITS)).map(([n, unit]) => duration(n, unit));
  const perTime = fc.constantFrom(...TIME_UNITS);
  const perNoun = fc.constantFrom('tx', 'user_h', 'Anträge');
  const nouns = fc.constantFrom('tx', 'calls');
  const shapes = {
    number: numbers.map(num),
    integer: numbers.map((value) => num(value.round(0, 'down'))),
    percent: numbers.map(percent),
    money: moneys,
    duration: durations,
    moneyPerTime: fc.tuple(moneys, perTime).map(([amount, per]) => rate(amount, per)),
    moneyPerNoun: fc.tuple(moneys, perNoun).map(([amount, per]) => rate(amount, per)),
    nounPerTime: fc.tuple(numbers, perTime, nouns).map(([value, per, noun]) => rate(num(value), per, noun)),
    percentPerTime: fc.tuple(numbers, perTime).map(([value, per]) => rate(percent(value), per)),
    durationPerTime: fc.tuple(durations, perTime).map(([amount, per]) => rate(amount, per)),
  };
  return { ...shapes, any: fc.oneof(...Object.values(shapes)) };
}
export const quantities = amounts(exact);
/** Where a bare number is read as money in the portfolio's currency. */
export const bareMoney: Partial<Record<Shape, fc.Arbitrary<Quantity>>> = {
  money: exact.map((amount) => money(amount)),
  moneyPerTime: exact.map((amount) => rate(money(amount), 'year')),
};
