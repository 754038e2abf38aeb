import { describe, expect, test } from 'vitest';
import { figuresOf, portfolioOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { figures, type Measurement, measurements } from '../figures/index.js';
import { isUnknown, type Known, num, percent, period, printQuantity, type Quantity, rate } from '../values/index.js';
import { availabilityClass } from './tiers.js';

const BASE = `
portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31  horizon 3 years }
team T
unit Stores
need Fast { unit Stores  importance 5  expects { availability 99.9% monthly } }
need Slow { unit Stores  importance 1  expects { availability 99% monthly } }
archetype Transactional {
  meets Fast
  warranty { availability 99.9% monthly }
  tier S { demand .. 200 tx/s         utilisation 40%..75%  ceiling 20k EUR/month }
  tier M { demand 200 .. 900 tx/s     utilisation 45%..80%  ceiling 60k EUR/month }
  tier L { demand 900 .. 5_000 tx/s   utilisation 50%..80%  ceiling 240k EUR/month }
}
`;
const service = (body: string, name = 'Checkout') =>
  `service ${name} businessFacing { accountable T  state operational  ${body} }\n`;
const CHECKOUT = service(
  'archetype Transactional tier M  demand p95 520 tx/s  growth 12%/year  capacity 800 tx/s  cost run 570k EUR/year',
);

function sizingOf(text: string, base = BASE) {
  const found = figuresOf(base + text);
  return found.sizing.of(found.portfolio.get('service', 'Checkout')!);
}
const shown = (value: Known<Quantity>) =>
  isUnknown(value) ? `unknown: ${value.missing.join(', ')}` : printQuantity(value);
const fitOf = (text: string, base = BASE) => {
  const fit = sizingOf(text, base)!.fitTier;
  return fit === undefined || isUnknown(fit) ? fit : fit.name;
};
const sized = (body: string) => {
  const sizing = sizingOf(service(body))!;
  const verdict = isUnknown(sizing.verdict) ? shown(sizing.verdict) : sizing.verdict;
  return `${verdict} (${sizing.signs.join(', ')})`;
};

describe('utilisation', () => {
  test('is 520 of 800 = 65 %', () => {
    expect(sizingOf(CHECKOUT)!.utilisation.value).toEqual(percent(65));
  });
  test('converts the time: 600 tx/min of 20 tx/s are 50 %', () => {
    const text = service('archetype Transactional tier S  demand p95 600 tx/min  growth 0%/year  capacity 20 tx/s');
    expect(sizingOf(text)!.utilisation.value).toEqual(percent(50));
  });
  test.each([
    ['capacity 800 tx/s', 'the demand of Checkout'],
    ['demand p95 520 tx/s', 'the capacity of Checkout'],
    ['demand p95 520 tx/s  capacity 800 calls/s', 'a capacity of Checkout in tx'],
    ['demand p95 520 tx/s  capacity 0 tx/s', 'a capacity of Checkout above zero'],
  ])('with %s is unknown for want of %s', (body, missing) => {
    expect(shown(sizingOf(service(`archetype Transactional tier M  ${body}`))!.utilisation.value)).toBe(
      `unknown: ${missing}`,
    );
  });
  test('is as measured where it is measured, and its explanation shows both', () => {
    const portfolio = portfolioOf(BASE + CHECKOUT);
    const measured = (metric: string, value: Quantity, from: string, to: string): Measurement => ({
      element: 'Checkout',
      metric,
      period: period(from, to),
      value,
      source: 'Probes',
      rows: 5,
    });
    const byDemand = figures(portfolio, {
      asOf: '2026-06-30',
      measurements: measurements([
        measured('demand', rate(num(600), 's', 'tx'), '2026-05-01', '2026-05-31'),
        measured('demand', rate(num(700), 's', 'tx'), '2026-06-01', '2026-06-30'),
        measured('demand', rate(num(790), 's', 'tx'), '2026-07-01', '2026-07-31'),
      ]),
    }).sizing.of(portfolio.get('service', 'Checkout')!)!;
    // The last month that is over: 700 of 800.
    expect(byDemand.utilisation.value).toEqual(percent('87.5'));
    expect(byDemand.demand.declared).toEqual(rate(num(520), 's', 'tx'));
    expect(byDemand.utilisation.explain().inputs.map(({ label }) => label)).toEqual([
      'demand of Checkout',
      'measured demand of Checkout',
      'capacity of Checkout',
    ]);
    const direct = figures(portfolio, {
      asOf: '2026-06-30',
      measurements: measurements([measured('utilisation', percent(90), '2026-06-01', '2026-06-30')]),
    }).sizing.of(portfolio.get('service', 'Checkout')!)!;
    expect(direct.utilisation.value).toEqual(percent(90));
    const both = figures(portfolio, {
      asOf: '2026-06-30',
      measurements: measurements([
        measured('demand', rate(num(700), 's', 'tx'), '2026-06-01', '2026-06-30'),
        measured('utilisation', percent(99), '2026-06-01', '2026-06-30'),
      ]),
    }).sizing.of(portfolio.get('service', 'Checkout')!)!;
    // The capacity may have changed since the utilisation was measured; the demand is held against that of today.
    expect([both.utilisation.value, both.utilisation.measured]).toEqual([percent('87.5'), false]);
  });
});

describe('the demand at the horizon', () => {
  const horizon = (body: string, base = BASE) =>
    shown(sizingOf(service(`archetype Transactional tier M  demand p95 520 tx/s  ${body}`), base)!.horizonDemand.value);
  test('is 520 · 1.12³ = 730.56256 tx/s in three years', () => {
    expect(horizon('growth 12%/year')).toBe('730.56256 tx/s');
  });
  test('shrinks with a negative growth: 520 · 0.9³ = 379.08', () => {
    expect(horizon('growth -10%/year')).toBe('379.08 tx/s');
  });
  test('compounds by the month where growth is by the month: 520 · 1.01^36', () => {
    const exact = Rational.of('1.01').pow(36).times(Rational.of(520));
    const found = sizingOf(service('archetype Transactional tier M  demand p95 520 tx/s  growth 1%/month'))!
      .horizonDemand.value;
    expect(found).toEqual(rate(num(exact), 's', 'tx'));
  });
  test('at half a year takes the root: 520 · 1.21^0.5 = 572', () => {
    expect(horizon('growth 21%/year', BASE.replace('3 years', '6 months'))).toBe('572 tx/s');
  });
  test('without a horizon is the demand of today, whatever grows', () => {
    expect(horizon('', BASE.replace('horizon 3 years', ''))).toBe('520 tx/s');
  });
  test('without a growth is unknown, not the demand of today', () => {
    expect(horizon('')).toBe('unknown: the growth of Checkout');
  });
  test('with a growth below -100 % is unknown', () => {
    expect(horizon('growth -101%/year')).toBe('unknown: a growth of Checkout above -100%');
  });
  test('with a growth that no number holds is unknown, not a failure', () => {
    expect(horizon('growth 9_000_000%/ms')).toBe('unknown: a growth of Checkout that can be computed');
  });
});

describe('the fit tier', () => {
  const at = (demand: string, base = BASE) =>
    fitOf(service(`archetype Transactional tier M  demand p95 ${demand}  growth 0%/year`), base);
  test('holds the demand at the horizon', () => {
    expect([at('100 tx/s'), at('520 tx/s'), at('901 tx/s')]).toEqual(['S', 'M', 'L']);
  });
  test('is the cheapest where two hold it: 200 tx/s is in S and M', () => {
    expect(at('200 tx/s')).toBe('S');
  });
  test('is none beyond all tiers', () => {
    expect(at('5_001 tx/s')).toBeUndefined();
  });
  test('is unknown for a demand of something else', () => {
    expect(at('100 calls/s')).toEqual({ type: 'unknown', missing: ['the demand of tier L in calls'] });
  });
  test('must satisfy every need served: with 99.5 % in S, 200 tx/s needs M', () => {
    const base = BASE.replace('tier S {', 'tier S { warranty { availability 99.5% monthly }').replace(
      'warranty { availability 99.9% monthly }\n',
      '',
    );
    expect(at('200 tx/s', base)).toBe('M');
  });
  test('may be one that the archetype takes over', () => {
    const base = `${BASE}archetype Critical extends Transactional { warranty { availability 99.95% monthly } }\n`;
    expect(fitOf(service('archetype Critical tier M  demand p95 520 tx/s  growth 12%/year'), base)).toBe('M');
  });
  test('is unknown while a ceiling is missing among those that would do', () => {
    const base = BASE.replace('ceiling 20k EUR/month', '');
    expect(at('200 tx/s', base)).toEqual({ type: 'unknown', missing: ['the ceiling of tier S'] });
    expect(at('100 tx/s', base)).toBe('S');
  });
});

describe('the verdict', () => {
  const M = 'archetype Transactional tier M  growth 0%/year';
  test.each([
    [`${M}  demand p95 520 tx/s  capacity 800 tx/s`, 'right ()'],
    [`${M}  demand p95 640 tx/s  capacity 800 tx/s`, 'right ()'],
    [`${M}  demand p95 641 tx/s  capacity 800 tx/s`, 'underProvisioned (aboveBand)'],
    [`${M}  demand p95 359 tx/s  capacity 800 tx/s`, 'overProvisioned (belowBand)'],
    [`${M}  demand p95 100 tx/s  capacity 200 tx/s`, 'overProvisioned (dearerTier)'],
    [`${M}  demand p95 1_000 tx/s  capacity 1_500 tx/s`, 'wrongTier (otherTier)'],
    [`${M}  demand p95 1_000 tx/s  capacity 1_100 tx/s`, 'underProvisioned (aboveBand, otherTier)'],
    [`${M}  demand p95 6_000 tx/s  capacity 9_000 tx/s`, 'outsideTiers (outsideTiers)'],
    [`${M}  meets Slow  demand p95 520 tx/s  capacity 800 tx/s`, 'overProvisioned (warrantyAbove)'],
    [`${M}  meets Slow, Fast  demand p95 520 tx/s  capacity 800 tx/s`, 'right ()'],
    ['archetype Transactional tier M  demand p95 520 tx/s  capacity 800 tx/s', 'unknown: the growth of Checkout ()'],
    ['archetype Transactional tier M  demand p95 700 tx/s  capacity 800 tx/s', 'underProvisioned (aboveBand)'],
  ])('on %s is %s', (body, verdict) => {
    expect(sized(body)).toBe(verdict);
  });
  test('on needs that no tier satisfies is that it is the wrong one', () => {
    const base = BASE.replace('expects { availability 99.9% monthly }', 'expects { availability 99.99% monthly }');
    const sizing = sizingOf(CHECKOUT, base)!;
    expect([sizing.verdict, sizing.signs]).toEqual(['wrongTier', ['noTierSatisfies']]);
    expect(sizing.unsatisfied.get('M')!.map(({ need, in: names }) => [need.id, names])).toEqual([
      ['Fast', ['availability']],
    ]);
  });
  test('is not given where there is nothing to size by', () => {
    expect(sizingOf(`archetype Bare\n${service('archetype Bare')}`)).toBeUndefined();
    expect(
      sizingOf('service Checkout businessFacing { archetype Transactional tier M  accountable T  state retired }'),
    ).toBeUndefined();
  });
});

describe('the saving', () => {
  const saving = (body: string) => shown(sizingOf(service(body))!.saving.value);
  test('is cost − ceiling of the fit tier: 570k − 12 · 20k = 330k for a demand that S would hold', () => {
    expect(saving('archetype Transactional tier M  demand p95 100 tx/s  growth 0%/year  cost run 570k EUR/year')).toBe(
      '330k EUR/year',
    );
  });
  test('is nothing below the ceiling: 570k against 720k', () => {
    expect(shown(sizingOf(CHECKOUT)!.saving.value)).toBe('0 EUR/year');
  });
  test('is unknown while the cost or the fit tier is', () => {
    expect(saving('archetype Transactional tier M  demand p95 100 tx/s  growth 0%/year')).toBe(
      'unknown: the cost of Checkout',
    );
    expect(saving('archetype Transactional tier M  demand p95 9_000 tx/s  growth 0%/year  cost run 1k EUR/year')).toBe(
      'unknown: a fit tier for Checkout',
    );
  });
  test('adds up over services, where it is known', () => {
    const body = 'archetype Transactional tier M  demand p95 100 tx/s  growth 0%/year';
    const { sizing } = figuresOf(
      `${BASE}${service(`${body}  cost run 570k EUR/year`)}${service(`${body}  cost run 250k EUR/year`, 'Other')}${service(body, 'Third')}`,
    );
    expect(printQuantity(sizing.saving)).toBe('340k EUR/year');
  });
});

test.each([
  ['0.5', 0],
  ['0.9', 1],
  ['0.99', 2],
  ['0.995', 2],
  ['0.999', 3],
  ['0.9995', 3],
  ['0.9999', 4],
  ['1', 12],
])('an availability of %s is of class %i', (share, nines) => {
  expect(availabilityClass(Rational.of(share))).toBe(nines);
});
