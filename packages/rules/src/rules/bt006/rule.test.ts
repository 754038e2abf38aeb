import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const with_ = (archetype: string, more = '') =>
  `archetype Base { tier S {}  tier M {} }\narchetype Wide extends Base { tier L {} }\narchetype Plain\nteam T
service Checkout businessFacing { accountable T  state operational  ${archetype} }\n${more}`;

describe('BT006', () => {
  it('finds a service without an archetype', () => {
    expect(messagesOf(rule, with_(''))).toEqual([
      'error: Checkout has no archetype; say by which pattern it is sized and what it must promise',
    ]);
  });

  it('takes tiers of the archetype and of those that it extends', () => {
    for (const tier of ['S', 'M', 'L']) expect(messagesOf(rule, with_(`archetype Wide tier ${tier}`))).toEqual([]);
    expect(messagesOf(rule, with_('archetype Base'))).toEqual([]);
  });

  it('finds a tier that is not there, points at it and offers those that are', () => {
    const text = with_('archetype Base tier XXL');
    expect(messagesOf(rule, text)).toEqual(['error: Base has no tier "XXL"; it has S, M']);
    expect(placesOf(rule, text)).toEqual(['XXL']);
    expect(findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title)).toEqual(['Take tier S', 'Take tier M']);
    expect(messagesOf(rule, with_('archetype Plain tier S'))).toEqual([
      'error: Plain has no tier "S"; it has no tiers',
    ]);
  });

  it('offers only the nearest name, if there is one', () => {
    const text =
      'archetype A { tier Small {}  tier Large {} }\nteam T\nservice C supporting { archetype A tier Smal  accountable T  state built }';
    expect(findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title)).toEqual(['Take tier Small']);
  });

  it('looks at the tiers of scenarios, on the archetype that the change leaves the service with', () => {
    const text = (change: string) => with_('archetype Base tier S', `scenario Big { change Checkout { ${change} } }`);
    expect(messagesOf(rule, text('tier M'))).toEqual([]);
    expect(messagesOf(rule, text('tier L'))).toEqual(['error: Base has no tier "L"; it has S, M']);
    expect(messagesOf(rule, text('archetype Wide tier L'))).toEqual([]);
    expect(messagesOf(rule, text('archetype Plain tier S'))).toEqual(['error: Plain has no tier "S"; it has no tiers']);
  });

  it('leaves an archetype that stands for nothing to BT001', () => {
    expect(messagesOf(rule, with_('archetype Gone tier S'), { mistakes: true })).toEqual([]);
  });
});
