import { describe, expect, it } from 'vitest';
import { agreed, HEAD, promising, supporting } from '../../../test/agreements.js';
import { messagesOf, placesOf } from '../../../test/rule-tester.js';
import rule from './rule.js';

describe('BT214', () => {
  const over = (network: string, sites: string) =>
    `${HEAD}${agreed('N', `availability ${network} monthly`)}${agreed('E', `availability ${sites} monthly`, 'requires N')}${agreed('U', `availability ${sites} monthly`, 'requires N')}`;

  it('says what two sites reach over one network: 0.9997 · (1 − (1 − 0.995 / 0.9997)²) = 0.9996779…', () => {
    const text = `${over('99.97%', '99.5%')}${promising('rto 4 h', 'requires anyOf(1, E, U)')}`;
    expect(messagesOf(rule, text)).toEqual([
      'warning: E, U stand in for one another and fail together with N; together they reach 99.9677% rather than 99.9975%',
    ]);
    expect(placesOf(rule, text)).toEqual(['anyOf(1, E, U)']);
  });

  it('says when the redundancy is worthless: sites that fail only with their network', () => {
    expect(messagesOf(rule, `${over('99.5%', '99.5%')}${promising('rto 4 h', 'requires anyOf(1, E, U)')}`)).toEqual([
      'warning: E, U stand in for one another and fail together with N; together they reach 99.5%, no more than the better one alone, so the redundancy is worthless',
    ]);
  });

  it('finds what is shared far behind, and names the nearest of it', () => {
    const text = `${HEAD}${supporting('K')}${supporting('N', 'requires K')}${supporting('L', 'requires N')}${supporting('E', 'requires L')}${supporting('U', 'requires N')}
${promising('rto 4 h', 'requires anyOf(1, E, U)')}`;
    expect(messagesOf(rule, text)).toEqual(['warning: E, U stand in for one another and fail together with N']);
  });

  it('finds a member that is behind another one', () => {
    const text = `${HEAD}${supporting('E')}${supporting('U', 'requires E')}${promising('rto 4 h', 'requires anyOf(1, E, U)')}`;
    expect(messagesOf(rule, text)[0]).toContain('fail together with E');
  });

  it('is content with members that share nothing, and with services that are simply required', () => {
    const apart = `${supporting('M')}${supporting('N')}${supporting('E', 'requires M')}${supporting('U', 'requires N')}`;
    expect(messagesOf(rule, `${HEAD}${apart}${promising('rto 4 h', 'requires anyOf(1, E, U)')}`)).toEqual([]);
    expect(messagesOf(rule, `${over('99.9%', '99%')}${promising('rto 4 h', 'requires E, U')}`)).toEqual([]);
  });

  it('ends at a cycle', () => {
    const text = `${HEAD}${supporting('E', 'requires S')}${supporting('U', 'requires S')}${promising('rto 4 h', 'requires anyOf(1, E, U)')}`;
    expect(messagesOf(rule, text)).toEqual([]);
  });
});
