import { describe, expect, it } from 'vitest';
import { examplesOf, measured } from '../../../test/measured.js';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const { bad, good } = examplesOf('BT504');
const march = (amount: string) => ({ measurements: measured(['cost', 'Checkout', '2026-03', amount]) });

describe('BT504', () => {
  it('finds 50 000 against a twelfth of 480 000: 25% more', () => {
    expect(messagesOf(rule, bad, march('50_000 EUR'))).toEqual([
      'warning: Checkout cost 25% above what is declared, over 2026-03, which is more than 10% (limit costVariance); correct the declared cost, or find out what happened',
    ]);
    expect(placesOf(rule, bad, march('50_000 EUR'))).toEqual(['run 480k EUR/year']);
  });
  it('finds less than declared, too', () => {
    expect(messagesOf(rule, bad, march('20_000 EUR'))[0]).toContain('50% below what is declared');
  });
  it('is content within the limit', () => {
    expect(messagesOf(rule, good, march('50_000 EUR'))).toEqual([]);
    expect(
      messagesOf(rule, bad.replace('2027-01-31 }', '2027-01-31  limits { costVariance 25% } }'), march('50_000 EUR')),
    ).toEqual([]);
  });
  it('says nothing where nothing is measured, or nothing declared', () => {
    expect(messagesOf(rule, bad)).toEqual([]);
    expect(messagesOf(rule, bad.replace('cost run 480k EUR/year', ''), march('50_000 EUR'))).toEqual([]);
  });
  it('cannot judge a bill in a currency without a rate', () => {
    expect(messagesOf(rule, bad, march('50_000 CHF'))).toEqual([
      'information: The actual cost of Checkout cannot be judged: the rate of CHF on 2026-03-01 is missing',
    ]);
  });
});
