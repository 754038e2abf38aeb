import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const till = (facing: string, state: string, more: string) =>
  `${REWARDED}service Till ${facing} { archetype Standard  accountable Payments  state ${state} }
provider Core internal\n${more}`;
const commission = 'commission Till to Core { review monthly }\n';
const rewarding = (property: string) =>
  plan(
    property === 'component'
      ? { component: 'component availability of Till weight 100% { 99% -> 50% }' }
      : { modifier: 'modifier "Trust" confidence of Till { 3 -> 90%  5 -> 110% }' },
  );

describe('BT910', () => {
  it('finds a commissioned business-facing service that no plan measures', () => {
    expect(messagesOf(rule, till('businessFacing', 'operational', commission))).toEqual([
      'warning: Till is commissioned to a provider, but no plan rewards anybody for how it performs',
    ]);
  });

  it.each(['component', 'modifier'])('is content with a %s that does', (property) => {
    expect(messagesOf(rule, till('businessFacing', 'operational', commission + rewarding(property)))).toEqual([]);
  });

  it('asks nothing of services that are supporting, not in use or not commissioned', () => {
    expect(messagesOf(rule, till('supporting', 'operational', commission))).toEqual([]);
    expect(messagesOf(rule, till('businessFacing', 'designed', commission))).toEqual([]);
    expect(messagesOf(rule, till('businessFacing', 'operational', ''))).toEqual([]);
  });
});
