import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const gated = (condition: string) => REWARDED + plan({ gate: `gate "G" when ${condition} else zero` });
const metric = (value: string) =>
  `source S from "s.csv" { at day }\nmetric M { from S  value ${value}  better higher }`;

describe('BT011 of gates', () => {
  it('takes conditions on metrics', () => {
    expect(messagesOf(rule, gated('availability of Checkout >= 99.5%'))).toEqual([]);
    expect(messagesOf(rule, gated('count(incidents of Checkout where severity = P1) = 0'))).toEqual([]);
  });

  it('says both types, and where each comes from', () => {
    expect(messagesOf(rule, gated('availability of Checkout >= 4 h'))).toEqual([
      'error: a percentage ("availability of Checkout") cannot be compared with a duration ("4 h")',
    ]);
    expect(placesOf(rule, gated('availability of Checkout >= 4 h'))).toEqual(['availability of Checkout >= 4 h']);
    expect(messagesOf(rule, gated('availability of Checkout'))).toEqual([
      'error: expected a condition, not a percentage',
    ]);
    expect(messagesOf(rule, gated('count(incidents of Checkout where sverity = P1) = 0'))).toHaveLength(1);
  });

  it('knows the unit of a declared metric', () => {
    const declared =
      'source S from "s.csv" { at day }\nmetric Fixed { from S  value sum(a) / count()  unit %  better higher }\n';
    expect(messagesOf(rule, declared + gated('Fixed of Checkout > 90%'))).toEqual([]);
    expect(messagesOf(rule, declared + gated('Fixed of Checkout > 90'))).toHaveLength(1);
  });
});

describe('BT011 of metrics and sources', () => {
  it('takes columns inside of aggregates, and nowhere else', () => {
    expect(messagesOf(rule, metric('sum(fixed) / count()'))).toEqual([]);
    expect(messagesOf(rule, metric('count(fixed where priority = 1) / count()'))).toEqual([]);
    expect(messagesOf(rule, metric('fixed / count()'))).toEqual(['error: nothing is called "fixed" here']);
  });

  it('needs a quantity of a metric, and a condition of a filter', () => {
    expect(messagesOf(rule, metric('count() > 5'))).toEqual(['error: expected a quantity, not a condition']);
    expect(messagesOf(rule, 'source S from "s.csv" { at day  where kind = outage }')).toEqual([]);
    expect(messagesOf(rule, 'source S from "s.csv" { at day  where 5 }')).toEqual([
      'error: expected a condition, not a number',
    ]);
  });
});

describe('BT011 of what is held back', () => {
  const until = (day: string) =>
    messagesOf(
      rule,
      REWARDED +
        plan({
          component: `component availability of Checkout weight 100% { 99% -> 50% }\n  holdback 10% until ${day}`,
        }),
    );

  it('has to reach beyond the period, as nothing is paid before it ends', () => {
    expect(until('2027-03-31')).toEqual([]);
    expect(until('2026-12-31')).toEqual([
      'error: this is held back until 2026-12-31, but the period ends on 2026-12-31, and nothing is paid before; name a later day',
    ]);
    expect(until('2026-09-01')).toHaveLength(1);
  });
});

describe('BT011 of curves', () => {
  const curve = (metric: string, point: string) =>
    messagesOf(rule, REWARDED + plan({ component: `component ${metric} of Checkout weight 100% { ${point} -> 50% }` }));

  it('takes points in the unit of the metric', () => {
    expect(curve('availability', '99.5%')).toEqual([]);
    expect(curve('latency', '250 ms')).toEqual([]);
    expect(curve('incidents', '3')).toEqual([]);
    expect(curve('unitCost', '0.02 EUR/tx')).toEqual([]);
    expect(curve('cost', '80k EUR')).toEqual([]);
    expect(curve('cost', '80k')).toEqual([]);
    expect(curve('demand', '500 tx/s')).toEqual([]);
  });

  it('finds points in another one', () => {
    expect(curve('availability', '99.5')).toEqual([
      'error: availability of Checkout is a percentage, but this point is a number ("99.5")',
    ]);
    expect(curve('latency', '99%')).toHaveLength(1);
    expect(curve('confidence', '90%')).toHaveLength(1);
    expect(curve('unitCost', '0.02 EUR')).toHaveLength(1);
  });

  it('looks at the funding of pools', () => {
    const pool = 'pool Bonus { amount 12_000 EUR  funding availability of Checkout { 5 -> 50% }  plans Plan }';
    expect(messagesOf(rule, REWARDED + plan() + pool)).toHaveLength(1);
  });
});
