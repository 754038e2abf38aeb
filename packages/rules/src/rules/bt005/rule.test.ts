import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (properties: string) =>
  `archetype A\nteam T\nteam U\nservice Checkout "Store checkout" businessFacing { archetype A  ${properties} }`;

describe('BT005', () => {
  it('finds a service that nobody works for, and offers who is accountable', () => {
    const [found] = findingsOf(rule, service('state operational  accountable T'));
    expect(found!.message).toBe('nobody is responsible for Store checkout; name who does the work');
    expect(found!.fixes!.map(({ title }) => title)).toEqual(['Make T, who is accountable, responsible too']);
  });

  it('offers nobody where several are accountable', () => {
    expect(findingsOf(rule, service('state operational  accountable T, U'))[0]!.fixes).toBeUndefined();
  });

  it('is content with anybody, and with a service that is retired', () => {
    expect(messagesOf(rule, service('state operational  accountable T  responsible U'))).toEqual([]);
    expect(messagesOf(rule, service('accountable T  state retired since 2026-01-01'))).toEqual([]);
  });

  it('looks at the state of the day, not of a day to come', () => {
    const states = 'accountable T  state retiring since 2025-01-01  state retired since 2027-01-01';
    expect(messagesOf(rule, service(states)).length).toBe(1);
    expect(messagesOf(rule, service(states), { asOf: '2027-01-01' })).toEqual([]);
  });

  it('holds responsibilities to the same', () => {
    expect(messagesOf(rule, 'team T\nresponsibility Incidents { accountable T }')).toEqual([
      'warning: nobody is responsible for Incidents; name who does the work',
    ]);
  });
});
