import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const paying = (participant: string, more = '') => REWARDED + plan({ for: `for ${participant}` }) + more;

describe('BT902', () => {
  it('finds a team, and a person, who do not answer for the service', () => {
    expect(messagesOf(rule, paying('Others'))).toEqual([
      'error: Others is paid for availability of Checkout, but is neither accountable nor responsible for Checkout',
    ]);
    expect(messagesOf(rule, paying('p02'))).toHaveLength(1);
    expect(placesOf(rule, paying('Others'))).toEqual(['Checkout']);
    expect(findingsOf(rule, paying('p02'))[0]!.fixes!.map(({ title }) => title)).toEqual([
      'Make p02 responsible for Checkout',
    ]);
  });

  it.each(['Payments', 'p01'])('is content with %s, who is accountable or responsible', (participant) => {
    expect(messagesOf(rule, paying(participant))).toEqual([]);
  });

  it('counts a person for the teams that it is in, and a team for its lead', () => {
    const text = `${REWARDED}person p03\nteam Run { members p03 }\nteam Lead { lead p03 }
service Till supporting { archetype Standard  accountable Run  state operational }
service Bell supporting { archetype Standard  accountable p03  state operational }\n`;
    const component = (service: string) => `component availability of ${service} weight 100% { 1% -> 50% }`;
    const paid = (who: string, service: string) =>
      messagesOf(rule, text + plan({ for: `for ${who}`, component: component(service) })).length;
    expect(paid('p03', 'Till')).toBe(0);
    expect(paid('Lead', 'Bell')).toBe(0);
    expect(paid('Lead', 'Till')).toBe(1);
  });

  it('takes a responsibility for the service into account', () => {
    const raci = 'responsibility Incidents { scope Checkout  accountable Others }';
    expect(messagesOf(rule, paying('Others', raci))).toEqual([]);
  });

  it('does not ask who answers for a unit', () => {
    const component = 'component gap of Stores weight 100% { 50 -> 0%  10 -> 100% }';
    expect(messagesOf(rule, REWARDED + plan({ for: 'for Others', component }))).toEqual([]);
  });
});
