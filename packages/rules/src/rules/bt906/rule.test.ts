import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const sizes = (properties: Readonly<Record<string, string>>, limits = '') =>
  messagesOf(
    rule,
    (limits === '' ? REWARDED : REWARDED.replace('currency', `limits { ${limits} } currency`)) + plan(properties),
  ).map((message) => /by (\S+) of the target/.exec(message)![1]);
const component = (points: string, weight = '100%', lower = '') =>
  `component availability of Checkout weight ${weight} ${lower} { ${points} }`;

describe('BT906', () => {
  it('allows a first point of 50%, and not more', () => {
    expect(sizes({ component: component('99% -> 50%  99.9% -> 100%') })).toEqual([]);
    expect(sizes({ component: component('99% -> 51%  99.9% -> 100%') })).toEqual(['51%']);
  });

  it('takes the weight into account: 80% at a weight of 60% are 48%', () => {
    const other = 'component confidence of Checkout weight 40% { 3 -> 10%  4 -> 100% }';
    expect(sizes({ component: `${component('99% -> 80%  99.9% -> 100%', '60%')}  ${other}` })).toEqual([]);
    expect(sizes({ component: `${component('99% -> 90%  99.9% -> 100%', '60%')}  ${other}` })).toEqual(['54%']);
  });

  it('finds points that are closer than a twentieth of the span', () => {
    // 1 of 20 is close, 2 of 20 is not.
    expect(sizes({ component: component('0 -> 0%  10 -> 10%  11 -> 90%  20 -> 100%') })).toEqual(['80%']);
    expect(sizes({ component: component('0 -> 0%  10 -> 10%  12 -> 90%  20 -> 100%') })).toEqual([]);
    expect(sizes({ component: component('20 -> 0%  11 -> 10%  10 -> 90%  0 -> 100%', '100%', 'lower') })).toEqual([
      '80%',
    ]);
  });

  it('counts a jump only up to the cap of the component', () => {
    expect(sizes({ component: 'component availability of Checkout weight 100% cap 40% { 99% -> 90% }' })).toEqual([]);
  });

  it('looks at modifiers, above their lower bound', () => {
    const modifier = (between: string) => `modifier "Trust" confidence of Checkout ${between} { 3 -> 90%  5 -> 110% }`;
    expect(sizes({ modifier: modifier('') })).toEqual(['90%']);
    expect(sizes({ modifier: modifier('between 85%..110%') })).toEqual([]);
  });

  it('looks at gates: what they leave of the cap', () => {
    const gate = (outcome: string) => `gate "No outage" when count(incidents of Checkout) = 0 else ${outcome}`;
    expect(sizes({ gate: gate('cap 80%') })).toEqual([]);
    expect(sizes({ gate: gate('cap 60%') })).toEqual(['60%']);
    expect(sizes({ gate: gate('zero') })).toEqual(['120%']);
    expect(sizes({ gate: gate('multiply 50%') })).toEqual(['60%']);
    expect(sizes({ gate: gate('multiply 0.9') })).toEqual([]);
  });

  it('takes the limit of the portfolio', () => {
    expect(sizes({ component: component('99% -> 50%  99.9% -> 100%') }, 'payoutCliff 20%')).toEqual(['50%']);
  });

  it('points at the better side of the jump', () => {
    const text = REWARDED + plan({ component: component('0 -> 0%  10 -> 10%  11 -> 90%  20 -> 100%') });
    expect(placesOf(rule, text)).toEqual(['11 -> 90%']);
  });
});
