import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, placesOf } from '../../../test/rule-tester.js';
import { plan, REWARDED } from '../../../test/rewards.js';
import rule from './rule.js';

const METRICS = ['availability', 'confidence', 'gap', 'latency'];
const weighing = (...weights: readonly string[]) =>
  REWARDED +
  plan({
    component: weights
      .map((weight, index) => `component ${METRICS[index]} of Checkout weight ${weight} { 1 -> 50%  2 -> 100% }`)
      .join('  '),
  });

describe('BT901', () => {
  it('adds exactly: three thirds of a hundredth do not make one, and ten tenths do', () => {
    expect(messagesOf(rule, weighing('33.3%', '33.3%', '33.4%'))).toEqual([]);
    expect(messagesOf(rule, weighing('33.33%', '33.33%', '33.33%'))).toEqual([
      'error: the weights of Plan add up to 99.99%, not to 100% (33.33% + 33.33% + 33.33%)',
    ]);
    expect(messagesOf(rule, weighing('0.1%', '0.2%', '99.7%'))).toEqual([]);
  });

  it('points at the last weight and offers each component the weight that completes the others', () => {
    const text = weighing('50%', '30%', '10%');
    expect(placesOf(rule, text)).toEqual(['10%']);
    expect(findingsOf(rule, text)[0]!.fixes!.map(({ title }) => title)).toEqual([
      'Weigh gap of Checkout with 20%',
      'Weigh confidence of Checkout with 40%',
      'Weigh availability of Checkout with 60%',
    ]);
  });

  it('offers no weight of nothing or less', () => {
    expect(findingsOf(rule, weighing('90%', '30%', '20%'))[0]!.fixes!.map(({ title }) => title)).toEqual([
      'Weigh availability of Checkout with 50%',
    ]);
  });

  it('waits for a plan with components', () => {
    expect(messagesOf(rule, REWARDED + plan({ component: '' }), { mistakes: true })).toEqual([]);
  });
});
