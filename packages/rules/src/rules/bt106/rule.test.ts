import { describe, expect, it } from 'vitest';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

const service = (state: string, limits = '') =>
  `portfolio P { currency EUR  period 2026-01-01 .. 2026-12-31  ${limits} }
archetype A\nteam T\nservice Loyalty supporting { archetype A  accountable T  state ${state} }`;

describe('BT106', () => {
  it('allows twelve months to the day', () => {
    const text = service('defined since 2025-06-30');
    expect(messagesOf(rule, text, { asOf: '2026-06-30' })).toEqual([]);
    expect(messagesOf(rule, text, { asOf: '2026-07-01' })).toEqual([
      'warning: Loyalty has been defined since 2025-06-30, longer than 12 months (limit pipelineAge); take it on, or retire it',
    ]);
    expect(placesOf(rule, text, { asOf: '2026-07-01' })).toEqual(['defined since 2025-06-30']);
  });

  it('takes the limit of the portfolio', () => {
    expect(messagesOf(rule, service('defined since 2026-05-01', 'limits { pipelineAge 30 days }'))).toHaveLength(1);
    expect(messagesOf(rule, service('defined since 2020-05-01', 'limits { pipelineAge 20 years }'))).toEqual([]);
  });

  it('cannot judge a state without a date', () => {
    expect(messagesOf(rule, service('defined'))).toEqual([
      'information: How long Loyalty has been defined cannot be judged: the "since" of its state is missing',
    ]);
  });

  it('does not mind how long a service is in the catalogue or retired', () => {
    expect(messagesOf(rule, service('operational since 1990-01-01'))).toEqual([]);
    expect(messagesOf(rule, service('retired since 1990-01-01'))).toEqual([]);
  });
});
