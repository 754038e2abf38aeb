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
