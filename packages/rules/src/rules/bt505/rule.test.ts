import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (body: string, more = '') =>
  `portfolio P { currency EUR  rate 2026-01-01 USD 0.92  period 2026-02-01 .. 2027-01-31 }
team T\narchetype A
service S businessFacing { archetype A  accountable T  state operational  ${body} }\n${more}`;
const priced = (price: string, more = '') =>
  `cost run 570k EUR/year  volume 30M tx/year  offering Standard { price ${price} }  ${more}`;

describe('BT505', () => {
  it('allows the unit cost itself: 570k / 30M = 0.019', () => {
    expect(messagesOf(rule, service(priced('0.019 EUR/tx')))).toEqual([]);
  });

  it('finds a price below it, and offers to raise it', () => {
    const text = service(priced('0.018 EUR/tx'));
    expect(messagesOf(rule, text)).toEqual([
      'warning: S is offered for 0.018 EUR/tx (Standard) and costs 0.019 EUR/tx; raise the price, or say why in a "rationale"',
    ]);
    expect(placesOf(rule, text)).toEqual(['0.018 EUR/tx']);
    expect(messagesOf(rule, fixed(rule, text, 'Raise the price to 0.019 EUR/tx'))).toEqual([]);
  });

  it('raises the price to no less than the cost where that has no end: 100 / 3 = 33.333…', () => {
    const text = service('cost run 100 EUR/year  volume 3 calls/year  offering O { price 33.33 EUR/calls }');
    expect(messagesOf(rule, fixed(rule, text, 'Raise the price to 33.34 EUR/calls'))).toEqual([]);
  });

  it('counts what other services pass on', () => {
    const platform =
      'service X supporting { archetype A  accountable T  state operational  cost run 60k EUR/year  allocates 100% to S }';
    expect(messagesOf(rule, service(priced('0.02 EUR/tx'), platform))).toEqual([
      'warning: S is offered for 0.02 EUR/tx (Standard) and costs 0.021 EUR/tx; raise the price, or say why in a "rationale"',
    ]);
  });

  it('converts: 0.02 USD are 0.0184 EUR', () => {
    expect(messagesOf(rule, service(priced('0.02 USD/tx')))).toHaveLength(1);
    expect(messagesOf(rule, service(priced('0.021 USD/tx')))).toEqual([]);
  });

  it('is content with a rationale', () => {
    expect(messagesOf(rule, service(priced('0.001 EUR/tx', 'rationale "Until the stores have moved."')))).toEqual([]);
  });

  it('cannot judge without a volume, or with one of something else', () => {
    expect(messagesOf(rule, service('cost run 1 EUR/year  offering O { price 1 EUR/tx }'))).toEqual([
      'information: Whether S is sold above its cost cannot be judged: the volume of S is missing',
    ]);
    expect(
      messagesOf(rule, service('cost run 1 EUR/year  volume 5 calls/year  offering O { price 1 EUR/tx }')),
    ).toEqual(['information: Whether S is sold above its cost cannot be judged: the volume of S in tx is missing']);
  });

  it('does not compare a price by time, and does not miss a price', () => {
    expect(messagesOf(rule, service('cost run 1 EUR/year  offering O { price 1 EUR/month }'))).toEqual([]);
    expect(messagesOf(rule, service('cost run 1 EUR/year  offering O'))).toEqual([]);
  });
});
