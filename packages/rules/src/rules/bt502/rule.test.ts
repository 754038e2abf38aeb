import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const BASE = `portfolio P { currency EUR  rate 2026-03-01 USD 0.92  rate 2026-01-01 GBP 1.17  period 2026-02-01 .. 2027-01-31 }
team T
archetype A
provider H external
`;
const service = (body: string) =>
  `${BASE}service S supporting { archetype A  accountable T  state operational  ${body} }\n`;
const lacking = (element: string, currency: string, day: string, later = '') =>
  `error: ${element} has money in ${currency}, and no rate of ${currency} holds on ${day}${later}; add "rate ${day} ${currency} …" to the portfolio`;

describe('BT502', () => {
  it('needs a rate on or before the first day of the period', () => {
    expect(messagesOf(rule, service('cost run 1k GBP/year'))).toEqual([]);
    expect(messagesOf(rule, service('cost run 1k EUR/year'))).toEqual([]);
    expect(messagesOf(rule, service('cost run 1k/year'))).toEqual([]);
    expect(messagesOf(rule, service('cost run 1k CHF/year'))).toEqual([lacking('S', 'CHF', '2026-02-01')]);
    expect(placesOf(rule, service('cost run 1k CHF/year'))).toEqual(['1k CHF/year']);
  });

  it('says when the earliest rate begins, where it begins too late', () => {
    expect(messagesOf(rule, service('cost run 1k USD/year'))).toEqual([
      lacking('S', 'USD', '2026-02-01', ' (the earliest is of 2026-03-01)'),
    ]);
  });

  it('says it once for an element and a currency', () => {
    const text = service(
      'cost run 1k CHF/year  cost grow 1k CHF/year  cost transform 1k JPY  offering O { price 1 CHF/tx }',
    );
    expect(messagesOf(rule, text)).toEqual([lacking('S', 'CHF', '2026-02-01'), lacking('S', 'JPY', '2026-02-01')]);
  });

  it.each([
    ['an asset', 'asset X { cost run 1 CHF/year }', '2026-02-01'],
    ['an outcome', 'outcome X { worth 1 CHF/year }', '2026-02-01'],
    ['a tier', 'archetype X { tier S { ceiling 1 CHF/month } }', '2026-02-01'],
    ['the flow of a contract', 'contract X with H 2025-01-01 .. 2026-12-31 { value 1 CHF/year }', '2026-02-01'],
    ['the sum of a contract', 'contract X with H 2025-01-01 .. 2026-12-31 { value 1 CHF }', '2025-01-01'],
    [
      'a plan',
      'plan X { for T  period 2026-07-01 .. 2026-12-31  target 1 CHF  cap 100%  component availability weight 100% { 1% -> 1% } }',
      '2026-07-01',
    ],
  ])('looks at %s', (_, declaration, day) => {
    expect(messagesOf(rule, BASE + declaration)).toEqual([lacking('X', 'CHF', day)]);
  });

  it('takes the rate of the day on which a plan begins', () => {
    const plan =
      'plan X { for T  period 2026-07-01 .. 2026-12-31  target 1 USD  cap 100%  component availability weight 100% { 1% -> 1% } }';
    expect(messagesOf(rule, BASE + plan)).toEqual([]);
  });

  it('has nothing to convert to without a currency of the portfolio', () => {
    expect(messagesOf(rule, service('cost run 1k CHF/year').replace('currency EUR', ''), { mistakes: true })).toEqual(
      [],
    );
  });
});
