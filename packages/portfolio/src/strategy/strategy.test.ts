import { describe, expect, test } from 'vitest';
import { figuresOf, portfolioOf } from '../../../../test/support/portfolio.js';
import { Rational } from '../exact/index.js';
import { figures, type Measurement, measurements } from '../figures/index.js';
import { isUnknown, type Known, percent, period, printQuantity, type Quantity } from '../values/index.js';

const BASE = `
portfolio P { currency EUR  period 2026-02-01 .. 2027-01-31 }
team T
unit Retail
unit Stores { within Retail }
unit Online
need Pay { unit Stores  importance 5  demand 300 tx/s }
need Find { unit Online  importance 3  demand 6_000 tx/min }
need Ask { unit Stores  importance 2  demand 40 calls/s }
need Dream { unit Online  importance 4  demand 100 tx/s }
archetype Plain { meets Pay, Find }
archetype Fine extends Plain { meets Ask }
archetype Other { meets Find }
`;
const service = (name: string, archetype: string, body = '', state = 'operational') =>
  `service ${name} businessFacing { archetype ${archetype}  accountable T  state ${state}  ${body} }\n`;
const strategy = (text: string) => figuresOf(BASE + text).strategy;
const exact = (value: unknown) => (value as { value: Rational }).value.toString();

describe('the need × archetype matrix', () => {
  const found = strategy(service('A', 'Plain') + service('B', 'Other'));
  test('says of each need whether it is met, by several, or what it lacks', () => {
    expect(found.needs.map(({ need, status, lacks }) => [need.id, status, lacks])).toEqual([
      // Fine is made for asking, and no service is built on it.
      ['Ask', 'unmet', 'service'],
      ['Dream', 'unmet', 'archetype'],
      ['Find', 'metBySeveral', undefined],
      // Fine takes Pay over from Plain: that is not a second way.
      ['Pay', 'met', undefined],
    ]);
  });
  test('has a cell where an archetype is made for a need, with the services in it', () => {
    expect(
      found.matrix.map(({ need, archetype, services }) => [need.id, archetype.id, services.map(({ id }) => id).join()]),
    ).toEqual([
      ['Ask', 'Fine', ''],
      ['Find', 'Fine', ''],
      ['Find', 'Other', 'B'],
      ['Find', 'Plain', 'A'],
      ['Pay', 'Fine', ''],
      ['Pay', 'Plain', 'A'],
    ]);
  });
  test('is weighted by importance: 5 + 3 of 14 are 400/7 %', () => {
    expect(exact(found.met.value)).toBe(Rational.of(800, 14).toString());
  });
  test('of a unit and the units within it: of Stores, 5 of 7', () => {
    expect(exact(found.metOf('Retail').value)).toBe(Rational.of(500, 7).toString());
  });
  test('of a unit without needs is unknown', () => {
    expect(isUnknown(strategy('unit Idle').metOf('Idle').value)).toBe(true);
  });
  test('lists what is unmet, and explains why', () => {
    expect(found.unmet.map(({ need }) => need.id)).toEqual(['Ask', 'Dream']);
    expect(found.met.explain().inputs.map(({ label }) => label)).toEqual([
      'Ask: unmet, no service',
      'Dream: unmet, no archetype',
      'Find: met by several',
      'Pay: met',
    ]);
  });
  test('a service that is planned, retiring or retired meets nothing', () => {
    for (const state of ['built', 'retiring', 'retired']) {
      expect(strategy(service('A', 'Plain', '', state)).of(figuresOf(BASE).portfolio.get('need', 'Pay')!).status).toBe(
        'unmet',
      );
    }
  });
});

describe('archetypes', () => {
  test('that meet one need or none are narrow; what is taken over counts', () => {
    expect(strategy('archetype Empty').narrow.map(({ id }) => id)).toEqual(['Empty', 'Other']);
  });
  test('have services by part of the portfolio, and their spend', () => {
    const use = strategy(
      service('A', 'Plain', 'cost run 10k EUR/year') +
        service('B', 'Plain', 'cost grow 5k EUR/year', 'built') +
        service('C', 'Plain', 'cost run 1k EUR/year', 'retired'),
    ).archetypes.find(({ archetype }) => archetype.id === 'Plain')!;
    expect(use.counts).toEqual({ pipeline: 1, catalogue: 1, retired: 1 });
    const { value } = use.spend.total;
    expect(isUnknown(value) ? value : printQuantity(value)).toBe('15k EUR/year');
  });
  test('have a share of the load of services in use, by noun: 300 of 400 tx/s', () => {
    const found = strategy(
      service('A', 'Plain', 'demand p95 300 tx/s') +
        service('B', 'Other', 'demand p95 100 tx/s') +
        service('C', 'Other', 'demand p95 7 calls/s') +
        service('D', 'Other', 'demand p95 999 tx/s', 'built'),
    );
    const plain = found.archetypes.find(({ archetype }) => archetype.id === 'Plain')!;
    expect(plain.demand.map(({ noun, share }) => [noun, share?.toString()])).toEqual([['tx', '0.75']]);
  });
});

test('the load of needs that an archetype is made for: 300 + 100 of 500 tx/s, and all calls', () => {
  expect(
    strategy('').demand.map(({ noun, all, part, share }) => [
      noun,
      printQuantity(all),
      printQuantity(part),
      share?.toString(),
    ]),
  ).toEqual([
    ['calls', '40 calls/s', '40 calls/s', '1'],
    ['tx', '500 tx/s', '400 tx/s', '0.8'],
  ]);
});

describe('outcomes', () => {
  const OUTCOME = `
source Tills from "tills.csv" { service service  at ts }
metric paid "Paid at once" { from Tickets  value sum(a) / count()  unit %  better higher }
source Tickets from "tickets.csv" { service service  at ts }
outcome Sale { metric paid  target 98%  worth 40k EUR/month }
need Till { unit Stores  importance 1  outcome Sale }
archetype Tilling { meets Till, Pay }
asset OldTills
process Settling { outcome Sale  performed by T  for Stores  cost run 120k EUR/year }
service Checkout businessFacing { archetype Tilling  accountable T  state operational  cost run 480k EUR/year  cost grow 90k EUR/year }
service Planned businessFacing { archetype Tilling  accountable T  state built  cost run 1k EUR/year }
consolidation One { keep Checkout  absorb OldTills  saving 140k EUR/year  realised 90k EUR/year }
consolidation No { keep Checkout  absorb OldTills  saving 9k EUR/year  realised 9k EUR/year  decision rejected }
`;
  const asOf = '2026-06-30';
  const measured = (value: string): Measurement => ({
    element: 'Checkout',
    metric: 'paid',
    period: period('2026-05-01', '2026-05-31'),
    value: percent(value),
    source: 'Tills',
    rows: 3,
  });
  const saleOf = (list: readonly Measurement[] = []) =>
    figures(portfolioOf(BASE + OUTCOME), { asOf, measurements: measurements(list) }).strategy.outcomes[0]!;
  const shown = (value: Known<Quantity>) => (isUnknown(value) ? value : printQuantity(value));

  test('are worth what is declared, as a year, and cost what their services in use and processes cost', () => {
    const sale = saleOf();
    expect(shown(sale.worth.value)).toBe('480k EUR/year');
    expect(sale.services.map(({ id }) => id)).toEqual(['Checkout']);
    expect(sale.processes.map(({ id }) => id)).toEqual(['Settling']);
    expect(shown(sale.cost.total.value)).toBe('690k EUR/year');
  });
  test('have the savings of consolidations that are not rejected, planned and realised', () => {
    const sale = saleOf();
    expect([shown(sale.plannedSaving.value), shown(sale.realisedSaving.value)]).toEqual([
      '140k EUR/year',
      '90k EUR/year',
    ]);
    expect(sale.plannedSaving.explain().inputs.map(({ label }) => label)).toEqual(['planned saving of One']);
  });
  test.each([
    ['98', true],
    ['97.9', false],
  ])('measured at %s %% against a target of 98 %%: reached is %s', (value, reached) => {
    const sale = saleOf([measured(value)]);
    expect([sale.measured.length, sale.reached]).toEqual([1, reached]);
  });
  test('are neither reached nor missed while nothing is measured', () => {
    expect(saleOf().reached).toBeUndefined();
  });
  test('without a worth are of unknown worth', () => {
    const found = figuresOf(`${BASE}outcome Bare`).strategy.outcomes[0]!;
    expect(found.worth.value).toEqual({ type: 'unknown', missing: ['the worth of Bare'] });
  });
});
