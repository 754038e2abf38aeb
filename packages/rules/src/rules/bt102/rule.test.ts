import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (facing: string, properties: string, settings = '') =>
  `${settings}\narchetype A\nteam T\nservice Checkout ${facing} { archetype A  accountable T  ${properties} }`;

describe('BT102', () => {
  it.each(['released', 'operational', 'retiring'])(
    'finds a business-facing service that is %s and offers nothing',
    (state) => {
      expect(messagesOf(rule, service('businessFacing', `state ${state}`))).toEqual([
        `error: Checkout is ${state}, but offers consumers nothing; give it an offering with a price and an sla`,
      ]);
    },
  );

  it.each(['tested', 'retired'])('leaves one alone that is %s', (state) => {
    expect(messagesOf(rule, service('businessFacing', `state ${state}`))).toEqual([]);
  });

  it('is content with an offering, and does not ask supporting services for one', () => {
    expect(messagesOf(rule, service('businessFacing', 'state operational  offering Standard'))).toEqual([]);
    expect(messagesOf(rule, service('supporting', 'state operational'))).toEqual([]);
  });

  it('takes the catalogue to begin where the portfolio says', () => {
    const settings = 'portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  catalogueFrom chartered }';
    expect(messagesOf(rule, service('businessFacing', 'state designed', settings))).toHaveLength(1);
    expect(messagesOf(rule, service('businessFacing', 'state approved', settings))).toEqual([]);
  });

  it('looks at the state of the day', () => {
    const text = service('businessFacing', 'state operational since 2026-07-01');
    expect(messagesOf(rule, text, { asOf: '2026-06-30' })).toEqual([]);
    expect(messagesOf(rule, text, { asOf: '2026-07-01' })).toHaveLength(1);
  });
});
