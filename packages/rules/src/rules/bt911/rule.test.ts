import { describe, expect, it } from 'vitest';
import { examplesOf, measured } from '../../../test/measured.js';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const { bad, good } = examplesOf('BT911');
const january = (value = '99.95%') => ({ measurements: measured(['availability', 'Checkout', '2026-01', value]) });

describe('BT911', () => {
  it('finds a point that pays in full for less than there was before the period', () => {
    expect(messagesOf(rule, bad, january())).toEqual([
      'warning: Payments2026 pays 100% for availability of Checkout at 99.9%, and it was 99.95% in 2026-01 already; aim above the present level',
    ]);
    expect(placesOf(rule, bad, january())).toEqual(['99.90% -> 100%']);
  });
  it('is content with a point above it, or at it', () => {
    expect(messagesOf(rule, good, january())).toEqual([]);
    expect(messagesOf(rule, bad, january('99.9%'))).toEqual([]);
  });
  it('looks the other way where lower is better', () => {
    const lower = bad.replace(
      'availability of Checkout weight 100% { 99.80% -> 50%  99.90% -> 100% }',
      'latency of Checkout weight 100% lower { 400 ms -> 50%  200 ms -> 100% }',
    );
    const was = (value: string) => ({ measurements: measured(['latency', 'Checkout', '2026-01', value]) });
    expect(messagesOf(rule, lower, was('150 ms'))[0]).toContain(
      'at 200 ms, and it was 150 ms in 2026-01 already; aim below the present level',
    );
    expect(messagesOf(rule, lower, was('250 ms'))).toEqual([]);
  });
  it('does not look at the period itself, and has nothing to say without a measurement', () => {
    const within = { measurements: measured(['availability', 'Checkout', '2026-02', '99.99%']) };
    expect(messagesOf(rule, bad, within)).toEqual([]);
    expect(messagesOf(rule, bad)).toEqual([]);
  });
});
