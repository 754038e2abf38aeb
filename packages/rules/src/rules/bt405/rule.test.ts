import { describe, expect, it } from 'vitest';
import { examplesOf, measured } from '../../../test/measured.js';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const { bad, good } = examplesOf('BT405');
const january = measured(['availability', 'Checkout', '2026-01', '99.9%']);

describe('BT405', () => {
  it('finds a service whose last measurement is older than three months', () => {
    expect(messagesOf(rule, bad, { measurements: january })).toEqual([
      'information: Checkout was measured last more than 3 months before 2026-06-30: availability until 2026-01-31; add newer files, and run "btaas evidence"',
    ]);
    expect(placesOf(rule, bad, { measurements: january })).toEqual(['Checkout']);
  });
  it('is content within the age of the limits', () => {
    expect(messagesOf(rule, good, { measurements: january })).toEqual([]);
    expect(messagesOf(rule, bad, { measurements: january, asOf: '2026-04-30' })).toEqual([]);
    expect(messagesOf(rule, bad, { measurements: january, asOf: '2026-05-01' })).toHaveLength(1);
  });
  it('looks at each metric by itself', () => {
    const both = measured(['availability', 'Checkout', '2026-05', '99.9%'], ['volume', 'Checkout', '2026-01', '12']);
    expect(messagesOf(rule, bad, { measurements: both })[0]).toContain('volume until 2026-01-31;');
  });
  it('leaves surveys and services without any measurement alone', () => {
    expect(messagesOf(rule, bad, { measurements: measured(['confidence', 'Checkout', '2026-01', '4']) })).toEqual([]);
    expect(messagesOf(rule, bad)).toEqual([]);
  });
});
