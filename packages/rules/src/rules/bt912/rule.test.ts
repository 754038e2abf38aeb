import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const component = (metric: string, weight = '50%') =>
  `component ${metric} of Checkout weight ${weight} { 1 -> 50%  2 -> 100% }`;

describe('BT912', () => {
  it('finds two components of one plan', () => {
    const text = REWARDED + plan({ component: `${component('gap')}  ${component('gap')}` });
    expect(messagesOf(rule, text)).toEqual([
      'warning: p01 is paid twice for gap of Checkout: by two components, in a time that both share',
    ]);
  });

  it('finds two plans that share a person and a day', () => {
    const text = REWARDED + plan() + plan({ for: 'for p01, p02', period: 'period 2026-12-31 .. 2027-06-30' }, 'Second');
    expect(messagesOf(rule, text)).toEqual([
      'warning: p01 is paid twice for availability of Checkout: by Plan as well, in a time that both share',
    ]);
    expect(placesOf(rule, text)).toEqual(['availability']);
    expect(findingsOf(rule, text)[0]!.element).toBe('Second');
  });

  it('says it once for all who are concerned', () => {
    const text = REWARDED + plan({ for: 'for p01, p02' }) + plan({ for: 'for Payments, Others' }, 'Second');
    expect(messagesOf(rule, text)).toEqual([
      'warning: p01, p02 are paid twice for availability of Checkout: by Plan as well, in a time that both share',
    ]);
  });

  it('is content with other times, other people, other metrics', () => {
    const beside = (properties: Readonly<Record<string, string>>) =>
      messagesOf(rule, REWARDED + plan() + plan(properties, 'Second'));
    expect(beside({ period: 'period 2027-01-01 .. 2027-06-30' })).toEqual([]);
    expect(beside({ for: 'for Others' })).toEqual([]);
    expect(beside({ component: component('gap', '100%') })).toEqual([]);
  });

  it('takes a team without members for one participant', () => {
    const empty = (name: string) => plan({ for: 'for Empty' }, name);
    expect(messagesOf(rule, `${REWARDED}team Empty\n${empty('First')}${empty('Second')}`)).toEqual([
      'warning: Empty is paid twice for availability of Checkout: by First as well, in a time that both share',
    ]);
  });
});
