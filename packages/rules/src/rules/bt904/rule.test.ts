import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const uncapped = (component: string, modifier = '') => REWARDED + plan({ cap: '', component, modifier });
const fixes = (text: string) => findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title);

describe('BT904', () => {
  it('finds a plan without a cap, and is content with one', () => {
    expect(messagesOf(rule, REWARDED + plan())).toEqual([]);
    expect(messagesOf(rule, REWARDED + plan({ cap: '' }))).toEqual([
      'error: Plan has no cap; say what it pays at most, so that a mistake in the data cannot pay without end',
    ]);
  });

  it('offers what the best points pay: 60% of 150% and 40% of 110%, of which 100% count', () => {
    const components = [
      'component availability of Checkout weight 60% { 99% -> 50%  99.9% -> 150% }',
      'component confidence of Checkout weight 40% cap 100% { 3 -> 50%  4 -> 110% }',
    ].join('  ');
    // 0.6 · 150 + 0.4 · 100 = 130
    expect(fixes(uncapped(components))).toEqual(['Cap it at 130%, which its curves reach at most']);
  });

  it('counts modifiers, up to their bounds', () => {
    const component = 'component availability of Checkout weight 100% { 99% -> 50%  99.9% -> 120% }';
    const modifier = (between: string) => `modifier "Trust" confidence of Checkout ${between} { 3 -> 90%  5 -> 150% }`;
    expect(fixes(uncapped(component, modifier('')))).toEqual(['Cap it at 180%, which its curves reach at most']);
    expect(fixes(uncapped(component, modifier('between 90%..110%')))).toEqual([
      'Cap it at 132%, which its curves reach at most',
    ]);
  });
});
