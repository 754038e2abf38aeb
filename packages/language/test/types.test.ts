import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarations } from '@btaas/portfolio';
import { describe, expect, test } from 'vitest';
import { parse, read } from '../src/index.js';

function messages(text: string): string[] {
  const parsed = parse(text);
  expect(parsed.problems).toEqual([]);
  return read('a.btaas', text, parsed).problems.map(({ message }) => message);
}

test('a portfolio in full has no wrong types', () => {
  expect(messages(readFileSync(join(import.meta.dirname, 'fixtures/canonical.btaas'), 'utf8'))).toEqual([]);
});

test.each(Object.values(declarations).map(({ kind, example }) => [kind, example]))(
  'the example of %s',
  (_kind, example) => {
    const own = messages(example).filter((message) => !message.includes(' needs "state"'));
    expect(own).toEqual([]);
  },
);

describe('both sides of a mismatch are named', () => {
  test.each([
    ['archetype A { warranty { rto 4 } }', 'expected a duration such as "4 h", found "4"'],
    ['archetype A { warranty { rto 99% } }', 'expected a duration such as "4 h", found "99%"'],
    ['archetype A { warranty { availability 4 h monthly } }', 'expected a percentage such as "99.9%", found "4 h"'],
    [
      'archetype A { tier S { demand 1 .. 2 EUR } }',
      'expected a range of which each end is a rate such as "520 tx/s", found "1 .. 2 EUR"',
    ],
    ['need N { unit U  importance 7 }', 'expected a number from 1 to 5, found "7"'],
    ['archetype A { warranty { availability 101% monthly } }', 'expected a percentage from 0% to 100%, found "101%"'],
    ['archetype A { warranty { availability -1% } }', 'expected a percentage from 0% to 100%, found "-1%"'],
    ['archetype A { warranty { rto -2 h } }', 'expected a duration that is not below zero, found "-2 h"'],
    [
      'service S businessFacing { state defined  capacity -5 tx/s }',
      'expected a rate that is not below zero, found "-5 tx/s"',
    ],
    [
      'person P { fte 1 from 2026-09-01 until 2026-07-01 }',
      'this ends on 2026-07-01, before it begins on 2026-09-01; swap the two dates',
    ],
    [
      'commission A to B from 2026-09-01 until 2026-07-01 { ola { rto 4 h } }',
      'this ends on 2026-07-01, before it begins on 2026-09-01; swap the two dates',
    ],
    ['archetype A { tier S { demand 10 .. 5 tx/s } }', 'expected the lower end of a range first, found "10 .. 5 tx/s"'],
    ['archetype A { tier S { utilisation 80%..40% } }', 'expected the lower end of a range first, found "80%..40%"'],
    ['calendar C { open always  zone "Europe/Berln" }', '"Europe/Berln" is not a time zone such as "Europe/Berlin"'],
    ['calendar C', 'a calendar needs "open": `always`, or a range of days and hours'],
    ['archetype A { warranty { latency p101 200 ms } }', '"p101" is not a percentile such as p95'],
    ['archetype A { warranty { latency p0 200 ms } }', '"p0" is not a percentile such as p95'],
    ['service S businessFacing { state defined  demand fast 5 tx/s }', '"fast" is not a percentile such as p95'],
    [
      'service S businessFacing { state defined  requires anyOf(3, A, B) }',
      '3 of 2 can never be there; write 2 or fewer, or name more services',
    ],
    [
      'archetype A { warranty { excludes maintenance -4 h/month } }',
      'expected a rate that is not below zero, found "-4 h/month"',
    ],
    [
      'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  rate 2026-01-01 USD -0.92 }',
      'expected a number above zero, found "-0.92"',
    ],
    [
      'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  rate 2026-01-01 USD 0 }',
      'expected a number above zero, found "0"',
    ],
    [
      'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  horizon -5 years }',
      'expected a duration that is not below zero, found "-5 years"',
    ],
    [
      'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  discount -6% }',
      'expected a percentage 0% or more, found "-6%"',
    ],
    [
      'service S businessFacing { state defined  offering O { price -1 EUR/tx } }',
      'expected a rate that is not below zero, found "-1 EUR/tx"',
    ],
    ['asset P { cost run -5k EUR/year }', 'expected a rate that is not below zero, found "-5k EUR/year"'],
    ['asset P { cost run -5k EUR }', 'expected money that is not below zero, found "-5k EUR"'],
    ['consolidation C { keep A  absorb B  oneOff -5k EUR }', 'expected money that is not below zero, found "-5k EUR"'],
    [
      'contract C with P 2024-01-01 .. 2027-12-31 { value -1.8M EUR/year }',
      'expected a rate that is not below zero, found "-1.8M EUR/year"',
    ],
    [
      'archetype A { tier S { ceiling -2k EUR/month } }',
      'expected a rate that is not below zero, found "-2k EUR/month"',
    ],
    ['pool P { amount -1 EUR  plans Q }', 'expected money that is not below zero, found "-1 EUR"'],
    ['person P { fte -1 }', 'expected a number 0 or more, found "-1"'],
    ['need N { unit U  importance 2.5 }', 'expected a whole number such as 5, found "2.5"'],
    [
      'asset A { cost run 3 h }',
      'expected money such as "480k EUR" or money per time such as "90k EUR/year", found "3 h"',
    ],
    ['asset A { cost rum 3 EUR }', '"rum" is not a category of cost; did you mean "run"?'],
    ['asset A { retires 2026-02-30 }', '"2026-02-30" is not a day of the calendar'],
    ['provider P internal { criticality enormous }', '"enormous" is not a level; expected one of high, medium, low'],
    [
      'service S supporting { archetype A  accountable T  state built  consumers U 50%, U 20% }',
      '"U" stands twice in "consumers"; keep one of them',
    ],
    [
      'archetype A { warranty { response P1 1 h  response P2 2 h  response P1 3 h } }',
      '"P1" stands twice in "response"; keep one of them',
    ],
    ['provider P internal { owner A  owner B }', '"owner" is given twice; keep one of them'],
    ['portfolio P { currency EUX  period 2026-Q1 }', '"EUX" is not an ISO 4217 currency code such as EUR'],
    [
      'portfolio P { currency EUR  period 2026-Q1  limits { concentratoin 1 } }',
      '"concentratoin" is not a property of the limits; did you mean "concentration"?',
    ],
    ['process P { for U }', 'a process needs "outcome": what it brings about'],
    [
      'provider P { }',
      'a provider needs "internal" or "external" behind its name: whether the provider belongs to the organisation',
    ],
    [
      'service S { state defined }',
      'a service needs "businessFacing" or "supporting" behind its name: whether the business consumes it, or other services do',
    ],
    ['contract C with P', 'a contract needs a time such as 2026-02-01 .. 2027-01-31: the first and the last day'],
    ['contract C 2026-Q1', 'a contract needs "with" behind its name: the other party'],
    ['survey S { }', 'a survey needs "on" behind its name: the day of the survey'],
    [
      'plan P { for T  period 2026-Q1  target 10  cap 100%  component uptime weight 100% { } }',
      'a component needs the curve: points between which it is linear',
    ],
  ])('%s', (text, message) => expect(messages(text)).toEqual([message]));
});

describe('what a mistake of syntax made the parser pass over is not told as missing', () => {
  test.each([
    ['metric M { from S  value median(a)  better higher }'],
    ['policy X fatal { for s in services  require true }'],
    ['policy X fatal {\n  for s in services\n  require true\n}'],
    ['contract X with P 2026 .. 2027'],
  ])('%s', (text) => {
    const parsed = parse(text);
    expect(parsed.problems).toHaveLength(1);
    expect(read('a.btaas', text, parsed).problems).toEqual([]);
  });
  test('but what is nowhere is', () => {
    const text = 'need N { foo 3  unit U }';
    const problems = read('a.btaas', text, parse(text)).problems.map(({ message }) => message);
    expect(problems).toEqual(['a need needs "importance": from 1, nice to have, to 5, vital']);
  });
});

test('a number is money where money is expected', () => {
  expect(messages('asset A { cost run 310k  cost grow 90k EUR/year }')).toEqual([]);
});
test('the place of a problem is the value', () => {
  const text = 'archetype A { warranty { rto 4 } }';
  const [problem] = read('a.btaas', text, parse(text)).problems;
  expect(text.slice(problem!.start, problem!.end)).toBe('4');
});
