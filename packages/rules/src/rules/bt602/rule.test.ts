import { describe, expect, it } from 'vitest';
import { fixed, messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const BASE = 'outcome Paid "An order is paid"\noutcome Sent\nunit Stores\nunit Online';
const processes = (...texts: string[]) =>
  [BASE, ...texts.map((text, n) => `process P${n + 1} { outcome ${text} }`)].join('\n');

describe('BT602', () => {
  it('finds processes of one outcome, and says for whom they do the same', () => {
    expect(messagesOf(rule, processes('Paid  for Stores', 'Paid  for Stores, Online', 'Sent'))).toEqual([
      'warning: P1, P2 bring about An order is paid side by side for Stores: put them together, or give each an outcome of its own',
    ]);
    expect(messagesOf(rule, processes('Paid  for Stores', 'Paid  for Online'))).toEqual([
      'warning: P1, P2 bring about An order is paid side by side: put them together, or give each an outcome of its own',
    ]);
    expect(placesOf(rule, processes('Paid', 'Paid'))).toEqual(['P1']);
  });

  it('reports an outcome once', () => {
    expect(messagesOf(rule, processes('Paid', 'Paid', 'Paid', 'Paid'))).toEqual([
      'warning: P1, P2, P3 and 1 more bring about An order is paid side by side: put them together, or give each an outcome of its own',
    ]);
  });

  it('is content with one process for each outcome', () => {
    expect(messagesOf(rule, processes('Paid', 'Sent'))).toEqual([]);
  });

  it('writes the consolidation, after which it is content', () => {
    const mended = fixed(rule, processes('Paid', 'Paid  for Stores, Online', 'Paid'));
    expect(mended).toContain('consolidation ConsolidateP2 {\n  keep P2\n  absorb P1, P3\n}');
    expect(messagesOf(rule, mended)).toEqual([]);
  });
});
