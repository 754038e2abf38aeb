import { describe, expect, test } from 'vitest';
import { portfolioOf } from '../../../../test/support/portfolio.js';
import { figures, type Measurement, measurements } from '../figures/index.js';
import { num, period } from '../values/index.js';
import { BASE, business, CHECKOUT, costOf, shown } from '../../test/cost-samples.js';

describe('unit cost and showback', () => {
  test('570k for 30M transactions are 0.019 EUR/tx', () => {
    const { cost, service } = costOf(CHECKOUT);
    expect(shown(cost.unitCost(service('Checkout')).value)).toBe('0.019 EUR/tx');
  });
  test('a volume by month is one of twelve: 6k EUR/year for 100 calls/month are 5 EUR/call', () => {
    const { cost, service } = costOf(business('S', 'cost run 6_000 EUR/year  volume 100 calls/month'));
    expect(shown(cost.unitCost(service('S')).value)).toBe('5 EUR/calls');
  });
  test('a demand is never a volume', () => {
    const { cost, service } = costOf(business('S', 'cost run 6_000 EUR/year  demand p95 10 tx/s'));
    expect(shown(cost.unitCost(service('S')).value)).toBe('unknown: the volume of S');
  });
  test('a measured volume replaces the declared: 2.5M in March are 30M a year, 3M are 36M', () => {
    const portfolio = portfolioOf(BASE + CHECKOUT);
    const volume: Measurement = {
      element: 'Checkout',
      metric: 'volume',
      period: period('2026-03-01', '2026-03-31'),
      value: num(3_000_000),
      source: 'Bill',
      rows: 1,
    };
    const { cost } = figures(portfolio, { asOf: '2026-06-30', measurements: measurements([volume]) });
    const found = cost.volumeOf(portfolio.get('service', 'Checkout')!);
    expect([shown(found.value), shown(found.declared)]).toEqual(['36M tx/year', '30M tx/year']);
  });
  test('each consumer is shown price · volume · share against cost: 0.021 · 30M = 630k, by 80 : 20', () => {
    const { cost, service } = costOf(CHECKOUT);
    const lines = cost.showback(service('Checkout'));
    expect(lines.map(({ consumer, charge, cost: of }) => [consumer, shown(charge.value), shown(of.value)])).toEqual([
      ['Stores', '504k EUR/year', '456k EUR/year'],
      ['Online', '126k EUR/year', '114k EUR/year'],
    ]);
  });
  test('a price by time is for the whole service: 1k EUR/month by thirds is 4k each', () => {
    const { cost, service } = costOf(
      `unit Third\n${business('S', 'cost run 6_000 EUR/year  consumers Stores, Online, Third  offering O { price 1k EUR/month }')}`,
    );
    expect(cost.showback(service('S')).map(({ charge }) => shown(charge.value))).toEqual(
      new Array(3).fill('4000 EUR/year'),
    );
  });
  test('a price by another noun than the volume leaves the charge unknown', () => {
    const { cost, service } = costOf(
      business('S', 'cost run 6_000 EUR/year  consumers Stores  volume 5 calls/year  offering O { price 1 EUR/tx }'),
    );
    expect(cost.showback(service('S')).map(({ charge }) => shown(charge.value))).toEqual([
      'unknown: the volume of S in tx',
    ]);
  });
});
