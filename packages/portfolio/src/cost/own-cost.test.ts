import { describe, expect, test } from 'vitest';
import { portfolioOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { figures, type Measurement, measurements } from '../figures/index.js';
import { isUnknown, money, period, printQuantity } from '../values/index.js';
import { suggestedDisposition } from './disposition.js';
import { BASE, business, CHECKOUT, costOf, shown, supporting } from '../../test/cost-samples.js';

describe('own cost', () => {
  test('is by category, and the whole of it', () => {
    const { cost, service } = costOf(CHECKOUT);
    const { run, grow, transform, total } = cost.of(service('Checkout'));
    expect([run, grow, transform, total].map(({ value }) => shown(value))).toEqual([
      '480k EUR/year',
      '90k EUR/year',
      '0 EUR/year',
      '570k EUR/year',
    ]);
  });
  test('of an element without cost lines is unknown, not nothing, and so is every sum that it is part of', () => {
    const { cost, service } = costOf(CHECKOUT + supporting('Bare', ''));
    expect(shown(cost.of(service('Bare')).total.value)).toBe('unknown: the cost of Bare');
    expect(shown(cost.total.total.value)).toBe('unknown: the cost of Bare');
    expect(cost.total.known.total).toEqual(money(570_000, 'EUR'));
  });
  test('in a currency without a rate is unknown and names the rate', () => {
    const { cost, service } = costOf(business('S', 'cost run 10k GBP/year'));
    expect(shown(cost.of(service('S')).run.value)).toBe('unknown: the rate of GBP on 2026-02-01');
  });
  test('in another currency converts at the rate of the first day: 1 000 USD/month · 12 · 0.92 = 11 040', () => {
    const { cost, service } = costOf(business('S', 'cost run 1_000 USD/month'));
    expect(shown(cost.of(service('S')).run.value)).toBe('11_040 EUR/year');
  });
  test('is rounded half up to cents, line by line: 0.005 EUR/year is a cent', () => {
    const { cost, service } = costOf(business('S', 'cost run 0.005 EUR/year  cost grow 0.0049 EUR/year'));
    expect(shown(cost.of(service('S')).total.value)).toBe('0.01 EUR/year');
  });
  test('of what is retired is told, but is no part of the spend', () => {
    const text = `${CHECKOUT}service Old businessFacing { archetype A  accountable T  state retired since 2025-01-01  cost run 70k EUR/year }
      asset Gone { cost run 5k EUR/year  retires 2026-06-29 }
      asset Going { cost run 6k EUR/year  retires 2026-06-30 }`;
    const { cost, service } = costOf(text);
    expect(shown(cost.of(service('Old')).total.value)).toBe('70k EUR/year');
    expect(shown(cost.total.total.value)).toBe('576k EUR/year');
    expect(shown(cost.ofPart('retired').total.value)).toBe('70k EUR/year');
    expect(shown(cost.ofPart('catalogue').total.value)).toBe('570k EUR/year');
  });
  test('explains itself by its lines', () => {
    const { cost, service } = costOf(CHECKOUT);
    const { inputs, formula } = cost.of(service('Checkout')).total.explain();
    expect(formula).toBe('Σ cost lines, as a year');
    expect(inputs.map(({ label, place }) => [label, place?.document])).toEqual([
      ['cost run of Checkout', 'a.btaas'],
      ['cost grow of Checkout', 'a.btaas'],
    ]);
  });
});

describe('measured cost', () => {
  const month = (number: number, amount: string, element = 'Checkout'): Measurement => ({
    element,
    metric: 'cost',
    period: period(
      `2026-0${number}-01`,
      `2026-0${number}-${number === 2 ? 28 : number === 4 || number === 6 ? 30 : 31}`,
    ),
    value: money(amount, 'EUR'),
    source: 'Bill',
    rows: 10,
  });
  const measuredCost = (list: readonly Measurement[], text = CHECKOUT) => {
    const portfolio = portfolioOf(BASE + text);
    const { cost } = figures(portfolio, { asOf: '2026-06-30', measurements: measurements(list) });
    return { cost, checkout: portfolio.get('service', 'Checkout')! };
  };
  test('replaces the declared, as a year: (50k + 46k) in 2 months · 6 = 576k; both are shown', () => {
    const { cost, checkout } = measuredCost([month(3, '50000'), month(4, '46000')]);
    expect(shown(cost.of(checkout).total.value)).toBe('576k EUR/year');
    expect(shown(cost.declared(checkout))).toBe('570k EUR/year');
    expect(shown(cost.measured(checkout)!)).toBe('576k EUR/year');
    expect(
      cost
        .of(checkout)
        .total.explain()
        .inputs.map(({ label }) => label),
    ).toEqual([
      'cost run of Checkout',
      'cost grow of Checkout',
      'measured cost of Checkout',
      'measured cost of Checkout',
    ]);
  });
  test('is divided as the declared lines are: 600k by 480 : 90 is 505 263.16 and 94 736.84', () => {
    const { cost, checkout } = measuredCost([month(3, '50000')]);
    const { run, grow } = cost.of(checkout);
    expect([shown(run.value), shown(grow.value)]).toEqual(['505_263.16 EUR/year', '94_736.84 EUR/year']);
  });
  test('is run cost where nothing is declared', () => {
    const { cost, checkout } = measuredCost([month(3, '1000')], business('Checkout', ''));
    expect(shown(cost.of(checkout).run.value)).toBe('12k EUR/year');
  });
  test('is set against the declared by period, and over all: 50k and 46k against 47.5k a month are 1/95 over', () => {
    const { cost, checkout } = measuredCost([month(3, '50000'), month(4, '46000')]);
    expect(
      cost
        .byPeriod(checkout)
        .map(({ period: { from }, actual, declared, variance }) => [
          from,
          ...[actual, declared].map((value) => (isUnknown(value) ? '' : printQuantity(value))),
          isUnknown(variance) ? '' : variance.value.toFixed(2),
        ]),
    ).toEqual([
      ['2026-03-01', '50k EUR', '47_500 EUR', '5.26'],
      ['2026-04-01', '46k EUR', '47_500 EUR', '-3.16'],
    ]);
    expect(cost.variance(checkout)?.value).toMatchObject({ type: 'percent', value: Rational.of(100, 95) });
    expect(measuredCost([]).cost.variance(checkout)).toBeUndefined();
  });
  test('a month that is not over, or outside of the period, does not count', () => {
    const { cost, checkout } = measuredCost([month(1, '99'), month(7, '99')]);
    expect(cost.measured(checkout)).toBeUndefined();
  });
});

describe('the disposition that the fits suggest', () => {
  test.each([
    [3, 3, 'invest'],
    [2, 2, 'eliminate'],
    [3, 2, 'migrate'],
    [2, 3, 'tolerate'],
    [5, 1, 'migrate'],
  ])('functional %i, technical %i: %s', (functional, technical, disposition) => {
    const { service } = costOf(business('S', `fit functional ${functional} technical ${technical}`));
    expect(suggestedDisposition(service('S'))).toBe(disposition);
  });
  test('is none without fits', () => {
    expect(suggestedDisposition(costOf(business('S', '')).service('S'))).toBeUndefined();
  });
});
