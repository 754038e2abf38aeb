import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf, portfolioOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { figures, type Measurement, measurements } from '../figures/index.js';
import { suggestedDisposition } from './disposition.js';
import { asMoney, isUnknown, type Known, money, num, period, printQuantity, type Rate } from '../values/index.js';

const BASE = `
portfolio P { currency EUR  rate 2026-01-01 USD 0.92  period 2026-02-01 .. 2027-01-31 }
archetype A
team T
unit Retail
unit Stores { within Retail }
unit Online { within Retail }
capability Commerce
capability Payments { within Commerce }
capability Search { within Commerce }
provider Group internal
provider Host external
`;
const business = (name: string, body: string) =>
  `service ${name} businessFacing { archetype A  accountable T  state operational  ${body} }\n`;
const supporting = (name: string, body: string) =>
  `service ${name} supporting { archetype A  accountable T  state operational  ${body} }\n`;

function costOf(text: string, asOf = '2026-06-30') {
  const found = figuresOf(BASE + text, asOf);
  const service = (name: string) => found.portfolio.get('service', name)!;
  const asset = (name: string) => found.portfolio.get('asset', name)!;
  return { cost: found.cost, service, asset, portfolio: found.portfolio };
}
const shown = (value: Known<Rate>) =>
  isUnknown(value) ? `unknown: ${value.missing.join(', ')}` : printQuantity(value);

const CHECKOUT = business(
  'Checkout',
  'consumers Stores 80%, Online 20%  volume 30M tx/year  cost run 480k EUR/year  cost grow 90k EUR/year  offering Standard { price 0.021 EUR/tx }',
);

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

describe('allocation', () => {
  test('follows the consumers where nothing is allocated: 570k by 80 : 20', () => {
    const { cost } = costOf(CHECKOUT);
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('456k EUR/year');
    expect(shown(cost.ofUnit('Online').total.value)).toBe('114k EUR/year');
    expect(shown(cost.ofUnit('Retail').total.value)).toBe('570k EUR/year');
    expect(shown(cost.ofUnitAlone('Retail').total.value)).toBe('0 EUR/year');
  });
  test('passes through services: 100k of a platform, 60 % to Checkout, is 60k more for it and its units', () => {
    const { cost, service } = costOf(
      CHECKOUT + supporting('Platform', 'cost run 100k EUR/year  allocates 60% to Checkout, 40% to Online'),
    );
    expect(shown(cost.allocated(service('Checkout')).total.value)).toBe('630k EUR/year');
    // 570k·0.2 + 60k·0.2 + 40k
    expect(shown(cost.ofUnit('Online').total.value)).toBe('166k EUR/year');
    expect(cost.passedBy(service('Platform')).map(({ to, amounts }) => [to, shown(amounts.total)])).toEqual([
      ['Checkout', '60k EUR/year'],
      ['Online', '40k EUR/year'],
    ]);
  });
  test('of consumers without a share is equal, of what the others leave: 50 %, and 25 % each', () => {
    const { cost } = costOf(
      `unit Third\n${business('S', 'cost run 100 EUR/year  consumers Stores 50%, Online, Third')}`,
    );
    expect(['Stores', 'Online', 'Third'].map((unit) => shown(cost.ofUnit(unit).total.value))).toEqual([
      '50 EUR/year',
      '25 EUR/year',
      '25 EUR/year',
    ]);
  });
  test('gives the odd cent to the largest remainder: 1 EUR by thirds', () => {
    const { cost } = costOf(`unit Third\n${business('S', 'cost run 1 EUR/year  consumers Stores, Online, Third')}`);
    expect(['Online', 'Stores', 'Third'].map((unit) => shown(cost.ofUnit(unit).total.value))).toEqual([
      '0.34 EUR/year',
      '0.33 EUR/year',
      '0.33 EUR/year',
    ]);
  });
  test('leaves what no share speaks of unallocated: 25 % of 400 are 100', () => {
    const { cost } = costOf(business('S', 'cost run 400 EUR/year  allocates 75% to Stores'));
    expect(shown(cost.unallocated.total.value)).toBe('100 EUR/year');
    expect(cost.unallocated.share.value).toMatchObject({ type: 'percent', value: Rational.of(25) });
    expect(cost.unallocated.by.map(({ bearer, amount }) => [bearer.id, shown(amount)])).toEqual([
      ['S', '100 EUR/year'],
    ]);
  });
  test('does not happen with shares over 100 %', () => {
    const { cost } = costOf(business('S', 'cost run 400 EUR/year  allocates 75% to Stores, 30% to Online'));
    expect(shown(cost.ofUnit('Retail').total.value)).toBe('0 EUR/year');
    expect(shown(cost.unallocated.total.value)).toBe('400 EUR/year');
  });
  test('stays within a circle with what runs in it, and tells the circle', () => {
    const { cost } = costOf(
      supporting('X', 'cost run 100 EUR/year  allocates 50% to Y, 50% to Stores') +
        supporting('Y', 'cost run 200 EUR/year  allocates 50% to X, 50% to Online'),
    );
    expect(cost.cycles.map(({ path }) => path)).toEqual([['X', 'Y']]);
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('50 EUR/year');
    expect(shown(cost.ofUnit('Online').total.value)).toBe('100 EUR/year');
    expect(shown(cost.unallocated.total.value)).toBe('150 EUR/year');
  });
  test('of assets goes to the units of the services that stand on them, but not into their unit cost', () => {
    const { cost, service } = costOf(`${CHECKOUT}asset Servers { supports Checkout  cost run 310k EUR/year }`);
    expect(shown(cost.support(service('Checkout')).total.value)).toBe('310k EUR/year');
    expect(shown(cost.allocated(service('Checkout')).total.value)).toBe('570k EUR/year');
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('704k EUR/year');
    expect(shown(cost.totalOfAssets.total.value)).toBe('310k EUR/year');
  });
  test('of processes goes to those that they are for, else to the unit that performs them', () => {
    const { cost } = costOf(`outcome Paid
      process ForBoth { outcome Paid  performed by T  for Stores, Online  cost run 100 EUR/year }
      process ByOnline { outcome Paid  performed by Online  cost run 30 EUR/year }
      process ByTeam { outcome Paid  performed by T  cost run 7 EUR/year }`);
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('50 EUR/year');
    expect(shown(cost.ofUnit('Online').total.value)).toBe('80 EUR/year');
    expect(shown(cost.unallocated.total.value)).toBe('7 EUR/year');
  });
  test('what is unknown upstream makes what it reaches unknown, and nothing else', () => {
    const { cost, service } = costOf(
      CHECKOUT +
        supporting('Bare', 'allocates 100% to Checkout') +
        business('Other', 'cost run 5 EUR/year  consumers Online') +
        'unit Far\n' +
        business('Faraway', 'cost run 5 EUR/year  consumers Far'),
    );
    expect(shown(cost.allocated(service('Checkout')).total.value)).toBe('unknown: the cost of Bare');
    expect(shown(cost.ofUnit('Stores').total.value)).toBe('unknown: the cost of Bare');
    expect(shown(cost.ofUnit('Far').total.value)).toBe('5 EUR/year');
    expect(shown(cost.of(service('Checkout')).total.value)).toBe('570k EUR/year');
  });
  test('conserves the total to the cent, at every service and over all, whatever the graph', () => {
    const sizes = fc.record({
      costs: fc.array(fc.integer({ min: 0, max: 999_999 }), { minLength: 2, maxLength: 7 }),
      shares: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 21, maxLength: 21 }),
      targets: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 21, maxLength: 21 }),
    });
    fc.assert(
      fc.property(sizes, ({ costs, shares, targets }) => {
        const text = costs
          .map((cents, index) => {
            const allocations = [0, 1, 2].map((k) => {
              const target = targets[index * 3 + k]!;
              const to = target < costs.length ? `S${target}` : ['Stores', 'Online'][target % 2];
              return `${shares[index * 3 + k]}% to ${to}`;
            });
            return supporting(`S${index}`, `cost run ${cents / 100} EUR/year  allocates ${allocations.join(', ')}`);
          })
          .join('');
        const { cost, service } = costOf(text);
        const cents = (value: Known<Rate>) => {
          if (isUnknown(value)) throw new Error('nothing is missing here');
          return asMoney(value.amount)!.amount.times(Rational.HUNDRED).numerator;
        };
        const spent = costs.reduce((sum, each) => sum + BigInt(each), 0n);
        expect(cents(cost.total.total.value)).toBe(spent);
        expect(cents(cost.ofUnit('Retail').total.value) + cents(cost.unallocated.total.value)).toBe(spent);
        costs.forEach((_, index) => {
          const passed = cost
            .passedBy(service(`S${index}`))
            .reduce((sum, { amounts }) => sum + cents(amounts.total), 0n);
          expect(passed <= cents(cost.allocated(service(`S${index}`)).total.value)).toBe(true);
        });
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe('cost by what it belongs to', () => {
  test('archetype, provider by share of commission, and capability with those within it', () => {
    const { cost } = costOf(`${business('S', 'cost run 100 EUR/year  capability Payments, Search')}
      asset Box { capability Payments  cost run 10 EUR/year }
      commission S to Group { share 70% }
      commission S to Host { share 20% }`);
    expect(shown(cost.ofArchetype('A').total.value)).toBe('100 EUR/year');
    expect(shown(cost.ofProvider('Group').total.value)).toBe('70 EUR/year');
    expect(shown(cost.ofProvider('Host').total.value)).toBe('20 EUR/year');
    expect(shown(cost.ofCapability('Payments').total.value)).toBe('60 EUR/year');
    expect(shown(cost.ofCapability('Commerce').total.value)).toBe('110 EUR/year');
  });
  test('a commission that has ended does not count', () => {
    const { cost } = costOf(
      `${business('S', 'cost run 100 EUR/year')} commission S to Group until 2026-06-29 { review monthly }`,
    );
    expect(shown(cost.ofProvider('Group').total.value)).toBe('0 EUR/year');
  });
  test('the run share is 480 of 570 = 84.2105… %', () => {
    expect(costOf(CHECKOUT).cost.runShare.value).toMatchObject({ value: Rational.of(4_800, 57) });
  });
  test('the run share is unknown while a cost is', () => {
    expect(isUnknown(costOf(CHECKOUT + supporting('Bare', '')).cost.runShare.value)).toBe(true);
  });
});

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
