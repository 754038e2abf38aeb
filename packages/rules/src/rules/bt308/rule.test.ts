import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const commission = (archetype: string, to: string) => `${archetype}
team T
provider Core internal
provider Host "Nordic" external
service Tills supporting { archetype A  accountable T  state operational }
commission Tills to ${to}`;

describe('BT308', () => {
  it('finds an external provider where only internal ones may deliver, and the other way round', () => {
    const text = commission('archetype A "Core services" { sourcing internal }', 'Host');
    expect(messagesOf(rule, text)).toEqual([
      'error: Tills is commissioned to Nordic, which is external, but services of Core services may only be delivered by internal providers',
    ]);
    expect(placesOf(rule, text)).toEqual(['Host']);
    expect(messagesOf(rule, commission('archetype A { sourcing external }', 'Core')).length).toBe(1);
  });

  it('takes over what an archetype extends, unless it says itself', () => {
    const extending = (own: string) => `archetype B { sourcing internal }\narchetype A extends B { ${own} }`;
    expect(messagesOf(rule, commission(extending(''), 'Host')).length).toBe(1);
    expect(messagesOf(rule, commission(extending('sourcing internal, external'), 'Host'))).toEqual([]);
  });

  it('allows all where nobody says anything', () => {
    expect(messagesOf(rule, commission('archetype A', 'Host'))).toEqual([]);
  });

  it('passes over names that stand for nothing', () => {
    expect(messagesOf(rule, commission('archetype A { sourcing internal }', 'Nobody'), { mistakes: true })).toEqual([]);
  });
});
