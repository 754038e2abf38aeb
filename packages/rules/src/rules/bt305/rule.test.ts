import { describe, expect, it } from 'vitest';
import { examplesOf, measured } from '../../../test/measured.js';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const { bad, good } = examplesOf('BT305');
const availability = (...values: readonly string[]) =>
  measured(...values.map((value, i) => ['availability', 'Checkout', `2026-0${i + 1}`, value] as const));
const MONTHS = availability('99.98%', '99.91%', '99.90%', '99.80%');

describe('BT305', () => {
  it('finds three months in a row below the commitment, at the provider of the commission', () => {
    expect(messagesOf(rule, bad, { measurements: MONTHS })).toEqual([
      'warning: Hosting was below the 99.95% that it commits to for Checkout 3 periods in a row (99.91% in 2026-02, 99.9% in 2026-03, 99.8% in 2026-04); claim what is due, and agree on what changes',
    ]);
    expect(placesOf(rule, bad, { measurements: MONTHS })).toEqual(['Hosting']);
  });
  it('is content with what was kept, and with one bad month', () => {
    expect(messagesOf(rule, good, { measurements: MONTHS })).toEqual([]);
    expect(messagesOf(rule, bad, { measurements: availability('99.98%', '99.91%') })).toEqual([]);
    expect(messagesOf(rule, bad, { measurements: availability('99.91%', '99.91%', '99.98%') })).toEqual([]);
  });
  it('takes its number of periods from the limits', () => {
    const patient = bad.replace('2027-01-31 }', '2027-01-31  limits { periodsBelow 4 } }');
    expect(messagesOf(rule, patient, { measurements: MONTHS })).toEqual([]);
  });
  it('says nothing where nothing was measured, or before a month is over', () => {
    expect(messagesOf(rule, bad)).toEqual([]);
    expect(messagesOf(rule, bad, { measurements: MONTHS, asOf: '2026-03-15' })).toEqual([]);
  });
});
